package dev.synram.network.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostExecutionTest {

    private static final NeuronDynamics DYNAMICS = new NeuronDynamics(6, 6, 2, 0.5);

    private static NetworkResponse run(SpikingModel model, SpikeTrain input, TimeGrid grid) {
        return new HostExecution().run(model, List.of(input), grid, 0).getFirst();
    }

    private static SpikingModel one(NeuronDynamics dynamics, boolean spikes, float weight) {
        SpikingTopology topology = SpikingTopology.builder(1, dynamics)
                .population(new NeuronPopulation("neuron", 1, spikes))
                .connect(SpikingTopology.INPUTS, "neuron")
                .build();
        return new SpikingModel(topology, List.of(new float[] {weight}));
    }

    /** The closed form: {@code w t / tau e^(-t / tau)} for equal time constants, a difference of exponentials otherwise. */
    @ParameterizedTest
    @CsvSource({"6, 6", "10, 5", "3, 12"})
    void potentialsAfterOneEventAreThoseOfTheClosedForm(double membrane, double synaptic) {
        NeuronDynamics dynamics = new NeuronDynamics(membrane, synaptic, 0, 0.5);
        TimeGrid grid = TimeGrid.of(0.5, 40);
        float[] traces = run(one(dynamics, false, 0.7f), new SpikeTrain(new int[] {0}, new float[] {3.3f}), grid)
                .traces();
        for (int point = 0; point < grid.points(); point++) {
            double time = point * 0.5 - 3.3f;
            double expected = time < 0
                    ? 0
                    : membrane == synaptic
                            ? 0.7 * time / membrane * Math.exp(-time / membrane)
                            : 0.7
                                    * synaptic
                                    / (synaptic - membrane)
                                    * (Math.exp(-time / synaptic) - Math.exp(-time / membrane));
            assertThat((double) traces[point]).isCloseTo(expected, within(1e-6));
        }
    }

    /** {@code w t / tau e^(-t / tau) = 1} at the first spike; the weight is chosen so that this is at 4 µs. */
    @Test
    void spikesAreWhereThePotentialReachesTheThreshold() {
        float weight = (float) (6 / 4.0 * Math.exp(4 / 6.0));
        NetworkResponse response =
                run(one(DYNAMICS, true, weight), new SpikeTrain(new int[] {0}, new float[] {1}), TimeGrid.of(0.5, 20));
        assertThat((double) response.spikes().micros()[0]).isCloseTo(5, within(1e-5));
    }

    @Test
    void aPotentialThatOnlyTouchesTheThresholdDoesNotSpike() {
        float weight = Math.nextDown((float) Math.E);
        SpikeTrain input = new SpikeTrain(new int[] {0}, new float[] {1});
        assertThat(run(one(DYNAMICS, true, weight), input, TimeGrid.of(0.5, 20))
                        .spikes()
                        .count())
                .isZero();
        assertThat(run(one(DYNAMICS, true, weight * 1.0001f), input, TimeGrid.of(0.5, 20))
                        .spikes()
                        .count())
                .isEqualTo(1);
    }

    /** Steps are a means: spikes of random recurrent networks must not depend on them. */
    @ParameterizedTest
    @CsvSource({"7, 4, 1.3", "1.5, 1.5, 0.5"})
    void spikesDoNotDependOnTheSteps(double membrane, double synaptic, double refractory) {
        NeuronDynamics dynamics = new NeuronDynamics(membrane, synaptic, refractory, 0.6);
        for (long seed = 1; seed <= 100; seed++) {
            requireEqualSpikes(dynamics, seed);
        }
    }

    private static void requireEqualSpikes(NeuronDynamics dynamics, long seed) {
        Random random = new Random(seed);
        SpikingTopology topology = SpikingTopology.builder(20, dynamics)
                .population(NeuronPopulation.lif("all", 30))
                .connect(SpikingTopology.INPUTS, "all")
                .connect("all", "all")
                .build();
        SpikingModel model = SpikingModel.zero(topology);
        model.weights().forEach(weights -> {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (0.5 * random.nextGaussian() + 0.1);
            }
        });
        int[] sources = new int[60];
        float[] times = new float[60];
        for (int i = 0; i < 60; i++) {
            sources[i] = random.nextInt(20);
            times[i] = i * 0.5f + 0.4f * random.nextFloat();
        }
        SpikeTrain input = new SpikeTrain(sources, times);
        SpikeTrain coarse = run(model, input, TimeGrid.of(0.6, 42)).spikes();
        SpikeTrain fine = run(model, input, TimeGrid.of(0.05, 42)).spikes();
        assertThat(coarse.count()).isGreaterThan(20);
        assertThat(coarse.sources()).as("seed " + seed).isEqualTo(fine.sources());
        assertThat(coarse.micros()).containsExactly(fine.micros(), within(1e-4f));
    }

    @Test
    void aNeuronIsSilentForItsRefractoryTime() {
        NetworkResponse response =
                run(one(DYNAMICS, true, 50), new SpikeTrain(new int[] {0}, new float[] {1}), TimeGrid.of(0.5, 20));
        float[] micros = response.spikes().micros();
        assertThat(micros.length).isGreaterThan(4);
        for (int i = 1; i < micros.length; i++) {
            assertThat(micros[i] - micros[i - 1]).isGreaterThan(2);
        }
    }
}
