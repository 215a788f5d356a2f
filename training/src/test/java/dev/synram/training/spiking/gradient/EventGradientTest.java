package dev.synram.training.spiking.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.network.spiking.Decoder;
import dev.synram.network.spiking.HostExecution;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.NeuronPopulation;
import dev.synram.network.spiking.Scores;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Gradients against differences of losses of the exact simulation. Where a change of a weight makes or removes a spike, the loss
 * jumps and there is nothing to compare.
 */
class EventGradientTest {

    private static final TimeGrid GRID = TimeGrid.of(0.25, 40);
    private static final float CHANGE = 1e-3f;
    private static final HostExecution HOST = new HostExecution();

    private static NetworkResponse run(SpikingModel model, SpikeTrain input) {
        return HOST.run(model, List.of(input), GRID, 0).getFirst();
    }

    private static SpikeTrain input(Random random, int inputs) {
        int[] sources = new int[inputs];
        float[] times = new float[inputs];
        float time = 1;
        for (int i = 0; i < inputs; i++) {
            time += 5 * random.nextFloat();
            sources[i] = i;
            times[i] = time;
        }
        return new SpikeTrain(sources, times);
    }

    private static SpikingModel draw(SpikingTopology topology, Random random) {
        SpikingModel model = SpikingModel.zero(topology);
        model.weights().forEach(weights -> {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (1 + random.nextGaussian());
            }
        });
        return model;
    }

    @ParameterizedTest
    @CsvSource({"6, 6, false", "10, 5, false", "6, 6, true", "12, 6, true"})
    void areThoseOfTheExactSimulation(double membrane, double synaptic, boolean recurrent) {
        SpikingTopology.Builder builder = SpikingTopology.builder(6, new NeuronDynamics(membrane, synaptic, 1, 0.5))
                .population(NeuronPopulation.lif("hidden", 8))
                .population(NeuronPopulation.lif("output", 3))
                .connect(SpikingTopology.INPUTS, "hidden")
                .connect("hidden", "output");
        SpikingTopology topology = (recurrent ? builder.connect("hidden", "hidden") : builder).build();
        Random random = new Random(5);
        int compared = 0;
        int unequal = 0;
        for (int trial = 0; trial < 6; trial++) {
            SpikingModel model = draw(topology, random);
            if (recurrent) {
                shrink(model.weights().get(2));
            }
            SpikeTrain input = input(random, 6);
            Comparison comparison = new Comparison(model, input);
            for (int projection = 0; projection < model.weights().size(); projection++) {
                for (int i = 0; i < model.weights().get(projection).length; i++) {
                    double difference = comparison.difference(projection, i);
                    if (!Double.isNaN(difference)) {
                        double gradient = comparison.gradients.get(projection)[i];
                        compared++;
                        unequal += Math.abs(gradient - difference) > 0.03 * (Math.abs(difference) + 0.01) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(300);
        assertThat(unequal)
                .as("of %s: steep dependencies are not linear", compared)
                .isLessThanOrEqualTo(compared / 50);
    }

    private static void shrink(float[] weights) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= 0.2f;
        }
    }

    /** The loss of first spikes with its gradients. */
    private static final class Comparison {

        private final SpikingModel model;
        private final SpikeTrain input;
        private final int spikes;
        private final List<float[]> gradients;

        Comparison(SpikingModel model, SpikeTrain input) {
            this.model = model;
            this.input = input;
            NetworkResponse response = run(model, input);
            spikes = response.spikes().count();
            Scores scores = Decoder.FIRST_SPIKE.read(model.topology(), response, GRID);
            double[] derivatives = new double[3];
            loss(scores, derivatives);
            double[] times = new double[3];
            for (int output = 0; output < 3; output++) {
                times[output] = -derivatives[output];
            }
            int[] nowhere = {Scores.NOWHERE, Scores.NOWHERE, Scores.NOWHERE};
            gradients = SpikingModel.zero(model.topology()).weights();
            new EventGradient(1e-6)
                    .accumulate(
                            model,
                            new ScoredSample(
                                    input,
                                    response,
                                    GRID,
                                    new OutputGradients(nowhere, new double[3], scores.origins(), times)),
                            gradients);
        }

        private static double loss(Scores scores, double[] derivatives) {
            double loss = new ScoreLoss(0.3, 0).of(scores, 1, derivatives);
            return loss + new LatePenalty(0.01, 6).of(scores, 1, derivatives);
        }

        /** NaN where the number of spikes changes. */
        double difference(int projection, int weight) {
            float[] weights = model.weights().get(projection);
            float before = weights[weight];
            double[] losses = new double[2];
            boolean same = true;
            for (int side = 0; side < 2; side++) {
                weights[weight] = before + (side == 0 ? -CHANGE : CHANGE);
                NetworkResponse response = run(model, input);
                same &= response.spikes().count() == spikes;
                losses[side] = loss(Decoder.FIRST_SPIKE.read(model.topology(), response, GRID), new double[3]);
            }
            double step = (before + CHANGE) - (before - CHANGE);
            weights[weight] = before;
            return same ? (losses[1] - losses[0]) / step : Double.NaN;
        }
    }

    /** One event, one spike: {@code w x e^-x = 1} with {@code x = t / tau} gives {@code dt / dw = tau x / (w (x - 1))}. */
    @Test
    void ofOneNeuronIsTheClosedForm() {
        SpikingTopology topology = SpikingTopology.builder(1, new NeuronDynamics(6, 6, 50, 0.5))
                .population(NeuronPopulation.lif("output", 1))
                .connect(SpikingTopology.INPUTS, "output")
                .build();
        double x = 0.4;
        float weight = (float) (Math.exp(x) / x);
        SpikingModel model = new SpikingModel(topology, List.of(new float[] {weight}));
        SpikeTrain input = new SpikeTrain(new int[] {0}, new float[] {2});
        NetworkResponse response = run(model, input);
        assertThat((double) response.spikes().micros()[0]).isCloseTo(2 + 6 * x, within(1e-5));
        List<float[]> gradients = SpikingModel.zero(topology).weights();
        OutputGradients outputs =
                new OutputGradients(new int[] {Scores.NOWHERE}, new double[1], new int[] {0}, new double[] {1});
        new EventGradient(1e-6).accumulate(model, new ScoredSample(input, response, GRID, outputs), gradients);
        assertThat((double) gradients.getFirst()[0]).isCloseTo(6 * x / (weight * (x - 1)), within(1e-4));
    }
}
