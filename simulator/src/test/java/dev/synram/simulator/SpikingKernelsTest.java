package dev.synram.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.spiking.AdaptationSettings;
import dev.synram.chip.spiking.BackgroundSource;
import dev.synram.chip.spiking.Crossbar;
import dev.synram.chip.spiking.CrossbarNode;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.ShortTermPlasticity;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.scalar.ScalarKernels;
import dev.synram.kernel.simd.SimdKernels;
import dev.synram.simulator.error.ChipParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a harsh chip of 512 neurons gives, spikes, traces, counters and correlations, does not depend on the implementation of its
 * kernels, on threads or on how runs are divided into calls.
 */
class SpikingKernelsTest {

    private static final int RUNS = 6;
    private static final NoiseKey NOISE = NoiseKey.of(7);

    /** A recurrent network that background sources drive: linear neurons, some that adapt, drivers with plasticity. */
    private static SpikingConfiguration network() {
        SpikingConfiguration.Builder builder = SpikingConfiguration.builder(ChipGeometry.BRAINSCALES2);
        for (int bus = 0; bus < Crossbar.BUSES; bus++) {
            builder.background(bus, new BackgroundSource(10, 25, 3, 0, 63));
            builder.background(bus + Crossbar.BUSES, new BackgroundSource(10, 25, 3, 0, 63));
            for (int hemisphere = 0; hemisphere < 2; hemisphere++) {
                int output = Crossbar.busOutput(hemisphere, bus);
                builder.node(CrossbarNode.open(Crossbar.backgroundInput(hemisphere * Crossbar.BUSES + bus), output));
                builder.node(CrossbarNode.open(Crossbar.neuronInput(bus), output));
            }
            builder.node(CrossbarNode.open(Crossbar.neuronInput(bus), Crossbar.linkOutput(bus)));
            builder.node(CrossbarNode.open(Crossbar.neuronInput(bus + Crossbar.BUSES), Crossbar.linkOutput(bus)));
        }
        for (int lane = 0; lane < 512; lane++) {
            NeuronSettings settings = NeuronSettings.DEFAULT.withAddress(lane % 32 + lane / 256 * 32);
            builder.neuron(
                    new Neuron(lane / 256, lane % 256),
                    lane % 64 == 5 ? settings.withAdaptation(AdaptationSettings.ON) : settings);
            for (int row = 0; row < 64; row++) {
                int weight = CounterRandom.below(40, 1, lane * 64L + row);
                builder.synapse(lane / 256, row, lane % 256, weight, CounterRandom.below(64, 2, lane * 64L + row));
            }
        }
        builder.allDrivers(DriverSettings.ALL_EVENTS);
        return builder.driver(0, 3, DriverSettings.ALL_EVENTS.withPlasticity(ShortTermPlasticity.of(4, 4, false)))
                .build();
    }

    private static Chip chip(int threads, Kernels kernels) {
        Chip chip = new SimulatedChip(
                3, ChipParameters.harsh(), ChipGeometry.BRAINSCALES2, Fidelity.FOLDED, threads, kernels);
        Patterns.fill(chip, Cell.LEAK_BIAS, 120);
        Patterns.fill(chip, Cell.LEAK_POTENTIAL, 700);
        Patterns.fill(chip, Cell.RESET_POTENTIAL, 680);
        Patterns.fill(chip, Cell.THRESHOLD, 380);
        Patterns.fill(chip, Cell.EXCITATORY_SPEED, 100);
        return chip;
    }

    private static SpikingRun run(int number) {
        SpikingRun run = SpikingRun.of(Events.NONE, 20 + number);
        SpikingRun traced = number % 2 == 0 ? run.withCadc().withMadc(new Neuron(1, 9)) : run;
        return number % 3 == 0 ? traced.withCorrelation(4) : traced;
    }

    /** What runs gave, in calls of some runs each. */
    private static List<List<Integer>> results(int threads, Kernels kernels, int... calls) {
        SpikingConfiguration network = network();
        List<List<Integer>> results = new ArrayList<>();
        try (Chip chip = chip(threads, kernels)) {
            for (int count : calls) {
                List<SpikingRun> runs = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    runs.add(run(results.size() + i));
                }
                chip.emulate(network, runs, NOISE.skip(results.size())).forEach(record -> results.add(numbers(record)));
            }
        }
        return results;
    }

    private static List<Integer> numbers(SpikingRecord record) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < record.spikes().count(); i++) {
            numbers.add(record.spikes().cycle(i));
            numbers.add(record.spikes().label(i).value());
        }
        record.cadc().ifPresent(trace -> Arrays.stream(trace.readings()).forEach(row -> add(numbers, row)));
        add(numbers, record.madc());
        add(numbers, record.counters().spikes());
        record.correlation().ifPresent(correlation -> {
            add(numbers, correlation.causal());
            add(numbers, correlation.acausal());
        });
        return numbers;
    }

    private static void add(List<Integer> numbers, int[] others) {
        Arrays.stream(others).forEach(numbers::add);
    }

    @Test
    void resultsAreTheSameBits() {
        List<List<Integer>> expected = results(1, ScalarKernels.all(), RUNS);
        assertThat(expected.get(1).size()).as("spikes and counters").isGreaterThan(512 + 2000);
        assertThat(expected.get(0)).isNotEqualTo(expected.get(2));
        assertThat(results(1, SimdKernels.all(), RUNS)).as("vectors").isEqualTo(expected);
        for (int threads : new int[] {2, 3, 7}) {
            assertThat(results(threads, SimdKernels.all(), 1, 0, 2, 3))
                    .as("%s threads", threads)
                    .isEqualTo(expected);
        }
    }
}
