package dev.synram.training.spiking;

import dev.synram.chip.random.CounterRandom;
import dev.synram.experiment.spiking.learning.LearningRule;
import dev.synram.experiment.spiking.learning.SpikingEpoch;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.experiment.spiking.trained.SpikingState;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.SpikingExecution;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.training.order.Permutation;
import java.util.List;

/** Epochs of training, on the host or with a chip in the loop. */
final class SpikingLoop {

    private final Learner learner;
    private final SpikingExecution execution;
    private final boolean inLoop;
    private final SpikingTrainingSettings settings;
    private final double[] limits;
    private final SilentNeurons silent;
    private final GradientNorm norm;
    private final SpikingModel model;
    private final Adam adam;

    /**
     * Begins with a new optimizer.
     *
     * @param model whose weights are updated in place
     * @param limits largest absolute weight of each projection
     */
    SpikingLoop(
            SpikingModel model,
            Learner learner,
            SpikingExecution execution,
            boolean inLoop,
            SpikingTrainingSettings settings,
            double[] limits) {
        this.model = model;
        this.learner = learner;
        adam = new Adam(model);
        this.execution = execution;
        this.inLoop = inLoop;
        this.settings = settings;
        this.limits = limits;
        silent = settings.rule() == LearningRule.SURROGATE ? SilentNeurons.IGNORED : SilentNeurons.RAISED;
        norm = GradientNorm.of(settings.rule());
    }

    /** All that is needed to resume after an epoch; weights and moments are those of this loop, which go on changing. */
    SpikingState state(long droppedEvents, List<SpikingEpoch> history) {
        return new SpikingState(adam.updates(), droppedEvents, history, model.weights(), adam.means(), adam.squares());
    }

    /** Goes on from a state, of this loop or of another with the same network. */
    void resume(SpikingState state) {
        for (int i = 0; i < model.weights().size(); i++) {
            float[] weights = model.weights().get(i);
            System.arraycopy(state.weights().get(i), 0, weights, 0, weights.length);
        }
        adam.resume(state.updates(), state.means(), state.squares());
    }

    SpikingEpoch epoch(SpikingSamples samples, int epoch) {
        long begin = System.nanoTime();
        double rate = (inLoop ? settings.rate() : settings.hostRate()) * Math.pow(settings.decay(), epoch);
        long key = CounterRandom.combine(CounterRandom.combine(settings.seed(), inLoop ? 1 : 0), epoch);
        int[] order = Permutation.of(samples.count(), key);
        int[] counts = new int[model.topology().neurons()];
        double loss = 0;
        int correct = 0;
        for (int from = 0; from < order.length; from += settings.batch()) {
            SpikingSamples batch = samples.pick(order, from, Math.min(order.length, from + settings.batch()));
            List<NetworkResponse> responses = execution.run(model, batch.trains(), learner.grid(), adam.updates());
            Learner.Outcome outcome = learner.learn(model, batch, responses);
            silent.raise(model, responses, rate);
            norm.limit(outcome.gradients());
            adam.update(model, outcome.gradients(), rate, limits);
            loss += outcome.loss();
            correct += outcome.correct();
            responses.forEach(response -> count(response, counts));
        }
        int neverSpiked = 0;
        long spikes = 0;
        for (int neuron = 0; neuron < counts.length; neuron++) {
            spikes += counts[neuron];
            neverSpiked += neuron < model.topology().firstOutput() && counts[neuron] == 0 ? 1 : 0;
        }
        return new SpikingEpoch(
                inLoop,
                loss / order.length,
                (double) correct / order.length,
                (double) spikes / order.length,
                neverSpiked,
                (System.nanoTime() - begin) / 1e9);
    }

    private static void count(NetworkResponse response, int[] counts) {
        for (int neuron : response.spikes().sources()) {
            counts[neuron]++;
        }
    }
}
