package dev.synram.training.spiking;

import dev.synram.experiment.spiking.learning.ActivityPenalty;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.network.spiking.Decoder;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.Scores;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.TimeGrid;
import dev.synram.training.spiking.gradient.BackwardPass;
import dev.synram.training.spiking.gradient.EventGradient;
import dev.synram.training.spiking.gradient.LatePenalty;
import dev.synram.training.spiking.gradient.OutputGradients;
import dev.synram.training.spiking.gradient.ScoreLoss;
import dev.synram.training.spiking.gradient.ScoredSample;
import dev.synram.training.spiking.gradient.SurrogateGradient;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Loss and gradients of batches. Samples are divided into a fixed number of parts, whose sums are added in order, so that the result
 * does not depend on the number of threads.
 *
 * @param decoder how answers are read
 * @param loss of scores
 * @param late added to the loss
 * @param activity added to the loss of a batch
 * @param pass computes gradients
 * @param grid the points of traces
 */
record Learner(
        Decoder decoder, ScoreLoss loss, LatePenalty late, ActivityPenalty activity, BackwardPass pass, TimeGrid grid) {

    /** Step of the grid in µs: the delay of spikes, so that a spike acts in the next step. */
    private static final double STEP_MICROS = 0.5;

    private static final int PARTS = 4;
    private static final double STEEPNESS = 10;
    private static final double LEAST_SLOPE = 1;
    private static final double SCALE_OF_POTENTIALS = 10;

    /** Of times in time constants. */
    private static final double SCALE_OF_TIMES = 3.6;

    /** Factor of the penalty on late spikes, which grows in a time constant. Our choice by experiment; fastAndDeep has 0.005. */
    private static final double LATE = 0.02;

    static Learner of(SpikingTrainingSettings settings) {
        TimeGrid grid = TimeGrid.of(STEP_MICROS, settings.sampleMicros());
        double timeConstant = settings.timeConstantMicros();
        return switch (settings.rule()) {
            case SURROGATE ->
                new Learner(
                        Decoder.MAX_OVER_TIME,
                        new ScoreLoss(SCALE_OF_POTENTIALS, 0),
                        LatePenalty.NONE,
                        settings.activity(),
                        new SurrogateGradient(STEEPNESS),
                        grid);
            case EVENT_PROP ->
                new Learner(
                        Decoder.MAX_OVER_TIME,
                        new ScoreLoss(SCALE_OF_POTENTIALS, 0),
                        LatePenalty.NONE,
                        settings.activity(),
                        new EventGradient(LEAST_SLOPE),
                        grid);
            case FIRST_SPIKE ->
                new Learner(
                        Decoder.FIRST_SPIKE,
                        new ScoreLoss(SCALE_OF_TIMES / timeConstant, 0),
                        new LatePenalty(LATE, timeConstant),
                        settings.activity(),
                        new EventGradient(LEAST_SLOPE),
                        grid);
        };
    }

    /**
     * What a batch gave.
     *
     * @param loss sum over samples
     * @param correct number of right answers
     * @param gradients of the mean loss
     */
    record Outcome(double loss, int correct, List<float[]> gradients) {}

    Outcome learn(SpikingModel model, SpikingSamples batch, List<NetworkResponse> responses) {
        double[] spikes = spikesPerSample(model.topology().firstOutput(), responses);
        double[] spikeGradients = new double[spikes.length];
        double penalty = activity.of(spikes, spikeGradients);
        float[] perSpike = perSpike(spikeGradients, batch.count());
        List<Outcome> parts = IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(part -> part(model, batch, responses, perSpike, part))
                .toList();
        List<float[]> sum = parts.getFirst().gradients();
        for (Outcome part : parts.subList(1, PARTS)) {
            for (int i = 0; i < sum.size(); i++) {
                for (int j = 0; j < sum.get(i).length; j++) {
                    sum.get(i)[j] += part.gradients().get(i)[j];
                }
            }
        }
        return new Outcome(
                parts.stream().mapToDouble(Outcome::loss).sum() + penalty * batch.count(),
                parts.stream().mapToInt(Outcome::correct).sum(),
                sum);
    }

    private static double[] spikesPerSample(int neurons, List<NetworkResponse> responses) {
        double[] spikes = new double[neurons];
        for (NetworkResponse response : responses) {
            for (int neuron : response.spikes().sources()) {
                if (neuron < neurons) {
                    spikes[neuron] += 1.0 / responses.size();
                }
            }
        }
        return spikes;
    }

    /** Derivatives with respect to the spikes of one sample; none if there is no penalty. */
    private float[] perSpike(double[] gradients, int samples) {
        float[] perSpike = new float[activity.isNone() ? 0 : gradients.length];
        for (int neuron = 0; neuron < perSpike.length; neuron++) {
            perSpike[neuron] = (float) (gradients[neuron] / samples);
        }
        return perSpike;
    }

    private Outcome part(
            SpikingModel model, SpikingSamples batch, List<NetworkResponse> responses, float[] perSpike, int part) {
        List<float[]> gradients = SpikingModel.zero(model.topology()).weights();
        double sum = 0;
        int correct = 0;
        for (int sample = part; sample < batch.count(); sample += PARTS) {
            NetworkResponse response = responses.get(sample);
            Scores scores = decoder.read(model.topology(), response, grid);
            double[] scoreGradients = new double[scores.count()];
            int label = batch.labels()[sample];
            sum += loss.of(scores, label, scoreGradients);
            sum += late.of(scores, label, scoreGradients);
            correct += scores.answer() == label ? 1 : 0;
            for (int i = 0; i < scoreGradients.length; i++) {
                scoreGradients[i] /= batch.count();
            }
            OutputGradients outputs = decoder == Decoder.FIRST_SPIKE
                    ? OutputGradients.ofFirstSpikes(
                            model.topology(), response, scores, scoreGradients, label, 1.0 / batch.count())
                    : OutputGradients.ofPotentials(scores, scoreGradients);
            pass.accumulate(
                    model, new ScoredSample(batch.trains().get(sample), response, grid, outputs, perSpike), gradients);
        }
        return new Outcome(sum, correct, gradients);
    }
}
