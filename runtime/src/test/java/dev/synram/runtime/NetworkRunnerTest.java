package dev.synram.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.Chip;
import dev.synram.chip.ChipGeometry;
import dev.synram.chip.Run;
import dev.synram.chip.Vectors;
import dev.synram.chip.random.CounterRandom;
import dev.synram.chip.simulated.ChipParameters;
import dev.synram.chip.simulated.SimulatedChip;
import dev.synram.compiler.Activity;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.MacStep;
import dev.synram.compiler.Placement;
import dev.synram.compiler.Program;
import dev.synram.network.Dense;
import dev.synram.network.Network;
import dev.synram.network.QuantizedNetwork;
import dev.synram.network.QuantizedWeights;
import dev.synram.network.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NetworkRunnerTest {

    private static final Run RUN = Run.of(1);

    private static QuantizedNetwork randomWeights(Network network, List<Integer> numSends) {
        List<QuantizedNetwork.Mac> macs = new ArrayList<>();
        for (Network.Mac mac : network.macs()) {
            byte[] values = new byte[mac.inputs() * mac.outputs()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte) (CounterRandom.below(127, mac.index(), i) - 63);
            }
            macs.add(new QuantizedNetwork.Mac(
                    new QuantizedWeights(mac.inputs(), mac.outputs(), values), numSends.get(mac.index())));
        }
        return new QuantizedNetwork(network, macs, new TreeMap<>());
    }

    private static Vectors samples(int count, int length) {
        Vectors samples = Vectors.zeros(count, length);
        for (int i = 0; i < samples.data().length; i++) {
            samples.data()[i] = (byte) Math.max(0, CounterRandom.below(63, 99, i) - 31);
        }
        return samples;
    }

    @Property(tries = 60)
    void tiledMatricesAddWithSaturation(
            @ForAll @IntRange(min = 1, max = 500) int inputs,
            @ForAll @IntRange(min = 1, max = 900) int outputs,
            @ForAll @IntRange(min = 1, max = 3) int hemispheres,
            @ForAll @IntRange(min = 1, max = 3) int sends) {
        Network network = new Network("dense", Shape.vector(inputs), List.of(new Dense(outputs)));
        QuantizedNetwork quantized = randomWeights(network, List.of(sends));
        Program program = new Compiler(new ChipGeometry(hemispheres), 2).compile(network, List.of(sends));
        MacStep step = program.steps().getFirst();
        Vectors inputVectors = samples(2, inputs);
        ExactChip chip = new ExactChip(hemispheres);

        Vectors results = new NetworkRunner(chip, program, quantized).run(RUN, inputVectors);

        byte[] weights = quantized.macs().getFirst().weights().values();
        for (int v = 0; v < 2; v++) {
            int[] sums = new int[outputs];
            for (Placement placement : step.placements()) {
                for (int c = 0; c < placement.tile().outputs(); c++) {
                    int output = placement.tile().firstOutput() + c;
                    int product = 0;
                    for (int i = 0; i < placement.tile().inputs(); i++) {
                        int input = placement.tile().firstInput() + i;
                        product += inputVectors.data()[v * inputs + input] * weights[input * outputs + output];
                    }
                    sums[output] = Math.clamp(sums[output] + ExactChip.expected(product, sends), -128, 127);
                }
            }
            for (int output = 0; output < outputs; output++) {
                assertThat((int) results.data()[v * outputs + output]).isEqualTo(sums[output]);
            }
        }
        assertThat(chip.writtenWeights).as("every weight is written once").isEqualTo(inputs * outputs);
        assertThat(chip.multipliedVectors).isEqualTo(2 * step.placements().size());
    }

    @Example
    void resultsDoNotDependOnTheOtherSamplesOfABatch() {
        Network network = Network.mnist();
        List<Integer> sends = List.of(1, 2, 2);
        QuantizedNetwork quantized = randomWeights(network, sends);
        Program program = new Compiler(ChipGeometry.BRAINSCALES2, 2).compile(network, sends);
        Vectors samples = samples(2300, 784); // three batches
        try (Chip chip = new SimulatedChip(1, ChipParameters.nominal(), 2)) {
            NetworkRunner runner = new NetworkRunner(chip, program, quantized);
            byte[] whole = runner.run(RUN, samples).data();
            for (int few : new int[] {1, 5, 15, 16, 31, 33}) { // one after the other, and side by side
                assertThat(runner.run(RUN, samples.range(0, few)).data()).isEqualTo(Arrays.copyOf(whole, 10 * few));
            }
            Vectors head = runner.run(RUN, samples.range(0, 17));
            assertThat(head.data()).isEqualTo(Arrays.copyOf(whole, 170));
            assertThat(runner.run(RUN.skip(1500), samples.range(1500, 17)).data())
                    .as("samples of a stream, one call after the other")
                    .isEqualTo(Arrays.copyOfRange(whole, 15_000, 15_170));
            assertThat(runner.run(Run.of(2), samples.range(0, 17)).data())
                    .as("another run has other noise")
                    .isNotEqualTo(head.data());
        }
    }

    @Example
    void eventsAreCountedAsTheyAreSent() {
        Network network = new Network("dense", Shape.vector(256), List.of(new Dense(1)));
        Program program = new Compiler(ChipGeometry.BRAINSCALES2, 2).compile(network, List.of(1));
        Vectors samples = Vectors.zeros(3, 256);
        Arrays.fill(samples.data(), 0, 5, (byte) 1); // first vector: 5 events in the first tile
        Arrays.fill(samples.data(), 256 + 120, 256 + 140, (byte) 1); // second: 8 and 12
        NetworkRunner runner = new NetworkRunner(new ExactChip(2), program, randomWeights(network, List.of(1)));
        runner.run(RUN, samples);
        Activity activity = runner.activity();
        assertThat(activity.samples()).isEqualTo(3);
        assertThat(activity.eventSlots(0))
                .as("both tiles go out at once: 5 + 12 + 0")
                .isEqualTo(17);
    }

    /** Whether samples lie side by side or not, the same events are counted. */
    @Example
    void eventsOfManySamplesAreThoseOfEach() {
        Network network = Network.mnist();
        List<Integer> sends = List.of(1, 2, 2);
        Program program = new Compiler(ChipGeometry.BRAINSCALES2, 2).compile(network, sends);
        Vectors samples = samples(40, 784);
        for (Chip chip : List.of(new ExactChip(2), new SimulatedChip(1, ChipParameters.ideal(), 2))) {
            NetworkRunner together = new NetworkRunner(chip, program, randomWeights(network, sends));
            NetworkRunner apart = new NetworkRunner(chip, program, randomWeights(network, sends));
            byte[] whole = together.run(RUN, samples).data();
            for (int v = 0; v < samples.count(); v++) {
                Vectors one = apart.run(RUN.skip(v), samples.range(v, 1));
                assertThat(one.data()).isEqualTo(Arrays.copyOfRange(whole, 10 * v, 10 * v + 10));
            }
            for (int mac = 0; mac < 3; mac++) {
                assertThat(together.activity().eventSlots(mac))
                        .isEqualTo(apart.activity().eventSlots(mac));
            }
            chip.close();
        }
    }

    @Example
    void theFirstOfEqualResultsWins() {
        Classification result = Classification.of(Vectors.of(new byte[] {1, 5, 5, -3, -9, -3}, 3), new byte[] {1, 2});
        assertThat(result.predictions()).containsExactly(1, 0);
        assertThat(result.accuracy()).isEqualTo(0.5);
        assertThat(result.confusion()[1]).containsExactly(0, 1, 0);
        assertThat(result.confusion()[2]).containsExactly(1, 0, 0);
    }
}
