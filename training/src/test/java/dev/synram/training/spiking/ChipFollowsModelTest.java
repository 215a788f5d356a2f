package dev.synram.training.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.random.CounterRandom;
import dev.synram.network.spiking.HostExecution;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.NeuronPopulation;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingExecution;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import dev.synram.runtime.spiking.ChipExecution;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A chip without errors does what the model does, at the same time: what gradients that mix both rely on. */
class ChipFollowsModelTest {

    private static final int INPUTS = 40;
    private static final int HIDDEN = 4;
    private static final int NEURONS = HIDDEN + 2;
    private static final TimeGrid GRID = TimeGrid.of(0.5, 30);

    /** All inputs spike at 5 µs; hidden neurons act on nothing. */
    private static NetworkResponse run(SpikingExecution execution, SpikingTopology topology, double weight) {
        SpikingModel model = SpikingModel.zero(topology);
        Arrays.fill(model.weights().getFirst(), (float) weight);
        return run(execution, model);
    }

    private static NetworkResponse run(SpikingExecution execution, SpikingModel model) {
        int[] sources = new int[INPUTS];
        Arrays.setAll(sources, input -> input);
        float[] times = new float[INPUTS];
        Arrays.fill(times, 5);
        return execution
                .run(model, List.of(new SpikeTrain(sources, times)), GRID, 1)
                .getFirst();
    }

    private interface Comparison {
        void of(NetworkResponse host, NetworkResponse chip, ChipExecution execution);
    }

    private static void compare(double weight, Comparison comparison) {
        new UniformChips(1).use(0, (chip, calibration) -> {
            SpikingTopology topology =
                    SpikingTopology.withReadout(INPUTS, HIDDEN, NEURONS - HIDDEN, new NeuronDynamics(6, 6, 2, 0.5));
            ChipExecution execution = new ChipExecution(chip, calibration, topology, 1);
            comparison.of(run(new HostExecution(), topology, weight), run(execution, topology, weight), execution);
            return chip;
        });
    }

    /** When a potential first reaches half of its peak, in µs. */
    private static double halfRise(NetworkResponse response) {
        float[] trace = new float[GRID.points()];
        float peak = 0;
        for (int point = 0; point < trace.length; point++) {
            trace[point] = response.traces()[point * NEURONS];
            peak = Math.max(peak, trace[point]);
        }
        int point = 0;
        while (trace[point] < peak / 2) {
            point++;
        }
        float before = trace[point - 1];
        return (point - (trace[point] - peak / 2) / (trace[point] - before)) * GRID.stepMicros();
    }

    /** Whatever the heights are; the CADC reads every 1.7 µs, between which potentials are taken to be linear. */
    @Test
    void potentialsRiseWithThoseOfTheModel() {
        compare(0.04, (host, chip, execution) -> {
            assertThat(host.spikes().count()).isZero();
            assertThat(execution.droppedEvents())
                    .as("inputs that spike at once")
                    .isZero();
            assertThat(halfRise(host)).isBetween(6.0, 6.8);
            assertThat(halfRise(chip)).isCloseTo(halfRise(host), within(0.3));
        });
    }

    /** So strong that errors of heights hardly matter. */
    @Test
    void firstSpikesAreThoseOfTheModel() {
        compare(0.8, (host, chip, execution) -> {
            assertThat(host.spikes().micros()[0]).isBetween(5.1f, 5.5f);
            assertThat(chip.spikes().micros()[0]).isCloseTo(host.spikes().micros()[0], within(0.2f));
        });
    }

    /**
     * 520 neurons in two runs, whose spikes are replayed to outputs of eight circuits in a third one. The outputs' potentials are those
     * that the model has for the recorded spikes, but for a factor, since heights of potentials were not calibrated.
     */
    @Test
    void partsOfALargeNetworkFollowTheModel() {
        new UniformChips(1).use(0, (chip, calibration) -> {
            NeuronDynamics dynamics = new NeuronDynamics(6, 6, 2, 0.5);
            SpikingTopology topology = SpikingTopology.withReadout(INPUTS, 520, 2, dynamics);
            ChipExecution execution = new ChipExecution(chip, calibration, topology, 1);
            assertThat(execution.runs()).isEqualTo(3);
            double[] limits = execution.largestWeights();
            assertThat(limits[0]).isCloseTo(8 * limits[1], within(1e-9));
            assertThat(execution.largestWeight()).isEqualTo(limits[1]);
            SpikingModel model = SpikingModel.zero(topology);
            fill(model.weights().getFirst(), 0.05, 0.2, 1);
            fill(model.weights().getLast(), 0, 0.03, 2);
            NetworkResponse onChip =
                    execution.run(model, List.of(times(3)), GRID, 1).getFirst();
            assertThat(onChip.spikes().count()).isGreaterThan(100);
            SpikingModel outputs = new SpikingModel(
                    SpikingTopology.builder(520, dynamics)
                            .population(NeuronPopulation.integrators("readout", 2))
                            .connect(SpikingTopology.INPUTS, "readout")
                            .build(),
                    model.weights().subList(1, 2));
            for (int output = 0; output < 2; output++) {
                float[] chipTrace = trace(onChip, 522, 520 + output);
                float[] exact = trace(replayed(outputs, onChip.spikes().delayed(0.5, 30)), 2, output);
                float[] late = trace(replayed(outputs, onChip.spikes().delayed(3.5, 30)), 2, output);
                assertThat(residual(chipTrace, exact)).isLessThan(0.02);
                assertThat(residual(chipTrace, late)).as("3 µs later").isGreaterThan(0.1);
            }
            return chip;
        });
    }

    private static NetworkResponse replayed(SpikingModel outputs, SpikeTrain train) {
        return new HostExecution().run(outputs, List.of(train), GRID, 1).getFirst();
    }

    private static float[] trace(NetworkResponse response, int neurons, int neuron) {
        float[] trace = new float[GRID.points()];
        for (int point = 0; point < trace.length; point++) {
            trace[point] = response.traces()[point * neurons + neuron];
        }
        return trace;
    }

    /** The share of a trace's variance that a linear function of another one does not explain. */
    private static double residual(float[] trace, float[] other) {
        double mean = mean(trace);
        double meanOther = mean(other);
        double square = 0;
        double squareOther = 0;
        double product = 0;
        for (int i = 0; i < trace.length; i++) {
            square += (trace[i] - mean) * (trace[i] - mean);
            squareOther += (other[i] - meanOther) * (other[i] - meanOther);
            product += (trace[i] - mean) * (other[i] - meanOther);
        }
        return 1 - product * product / (square * squareOther);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static void fill(float[] weights, double mean, double deviation, long key) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (mean + deviation * CounterRandom.normal(CounterRandom.mix(key), i));
        }
    }

    /** One spike of every input, at random within 15 µs. */
    private static SpikeTrain times(long key) {
        float[] times = new float[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            times[i] = 1 + CounterRandom.below(14_000, CounterRandom.mix(key), i) / 1000f;
        }
        Arrays.sort(times);
        return new SpikeTrain(IntStream.range(0, INPUTS).toArray(), times);
    }
}
