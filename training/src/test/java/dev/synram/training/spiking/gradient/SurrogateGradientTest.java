package dev.synram.training.spiking.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.network.spiking.Decoder;
import dev.synram.network.spiking.HostExecution;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.Scores;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SurrogateGradientTest {

    private static final TimeGrid GRID = TimeGrid.of(0.5, 38);

    private final Random random = new Random(4);

    private SpikingModel draw() {
        SpikingModel model = SpikingModel.zero(SpikingTopology.withReadout(4, 10, 2, new NeuronDynamics(6, 6, 2, 0.5)));
        model.weights().forEach(weights -> {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (1 + random.nextGaussian());
            }
        });
        return model;
    }

    private static List<float[]> gradients(SpikingModel model, SpikeTrain input, NetworkResponse response, int point) {
        List<float[]> gradients = SpikingModel.zero(model.topology()).weights();
        int[] nowhere = {Scores.NOWHERE, Scores.NOWHERE};
        OutputGradients outputs =
                new OutputGradients(new int[] {point, Scores.NOWHERE}, new double[] {1, 0}, nowhere, new double[2]);
        new SurrogateGradient(10).accumulate(model, new ScoredSample(input, response, GRID, outputs), gradients);
        return gradients;
    }

    /** Leaky integrators are linear in their weights, so their gradients are exact. */
    @Test
    void ofReadoutsAreThoseOfTheExactSimulation() {
        SpikingModel model = draw();
        SpikeTrain input = new SpikeTrain(new int[] {0, 1, 2, 3}, new float[] {2, 5.3f, 9.1f, 14});
        NetworkResponse response =
                new HostExecution().run(model, List.of(input), GRID, 0).getFirst();
        Scores scores = Decoder.MAX_OVER_TIME.read(model.topology(), response, GRID);
        int point = scores.origins()[0];
        float[] gradients = gradients(model, input, response, point).getLast();
        float[] weights = model.weights().getLast();
        double largest = 0;
        for (int i = 0; i < weights.length; i++) {
            float before = weights[i];
            weights[i] = before + 0.5f;
            float changed = new HostExecution()
                    .run(model, List.of(input), GRID, 0)
                    .getFirst()
                    .traces()[point * 12 + 10];
            weights[i] = before;
            double expected = (changed - scores.values()[0]) / 0.5;
            assertThat((double) gradients[i]).isCloseTo(expected, within(2e-5));
            largest = Math.max(largest, Math.abs(expected));
        }
        assertThat(largest).isGreaterThan(0.1);
    }

    /** More weight means more and earlier spikes, so gradients of hidden neurons have the signs of what these do to the output. */
    @Test
    void ofHiddenNeuronsHaveTheSignOfTheirWeightsToTheOutput() {
        SpikingModel model = draw();
        SpikeTrain input = new SpikeTrain(new int[] {0, 1, 2, 3}, new float[] {2, 5.3f, 9.1f, 14});
        NetworkResponse response =
                new HostExecution().run(model, List.of(input), GRID, 0).getFirst();
        List<float[]> gradients = gradients(model, input, response, GRID.steps());
        for (int hidden = 0; hidden < 10; hidden++) {
            float outward = model.weights().getLast()[2 * hidden];
            assertThat(Math.signum(gradients.getFirst()[hidden])).isEqualTo(Math.signum(outward));
        }
    }

    /** A potential that stays below the threshold is linear in the weight; each point's slope takes the place of a spike's derivative. */
    @Test
    void ofNumbersOfSpikesAreSumsOfSlopes() {
        SpikingModel model = SpikingModel.zero(SpikingTopology.withReadout(1, 1, 1, new NeuronDynamics(6, 5, 2, 0.5)));
        model.weights().getFirst()[0] = 2;
        SpikeTrain input = new SpikeTrain(new int[] {0}, new float[] {3.2f});
        NetworkResponse response =
                new HostExecution().run(model, List.of(input), GRID, 0).getFirst();
        assertThat(response.spikes().count()).isZero();
        double expected = 0;
        for (int point = 0; point < GRID.points(); point++) {
            double time = point * GRID.stepMicros() - 3.2;
            if (time > 0) {
                double potential = model.topology().dynamics().response(time);
                expected += potential / Math.pow(10 * Math.abs(2 * potential - 1) + 1, 2);
            }
        }
        int[] nowhere = {Scores.NOWHERE};
        OutputGradients outputs = new OutputGradients(nowhere, new double[1], nowhere, new double[1]);
        List<float[]> gradients = SpikingModel.zero(model.topology()).weights();
        new SurrogateGradient(10)
                .accumulate(model, new ScoredSample(input, response, GRID, outputs, new float[] {3}), gradients);
        assertThat((double) gradients.getFirst()[0]).isCloseTo(3 * expected, within(1e-4));
        assertThat(gradients.getLast()[0]).isZero();
        assertThat(expected).isGreaterThan(0.1);
    }
}
