package dev.synram.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.Chip;
import dev.synram.chip.ChipFailedException;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.random.CounterRandom;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.target.Defects;
import dev.synram.compiler.target.Target;
import dev.synram.contract.ExactChip;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.layer.Dense;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NetworkRunnerTest {

    private static final NoiseKey NOISE = NoiseKey.of(1);
    private static final Compiler COMPILER = new Compiler(Target.of(1), 2);

    private static QuantizedNetwork randomWeights(Network network, List<Integer> numSends) {
        List<QuantizedNetwork.Mac> macs = new ArrayList<>();
        for (Mac mac : network.macs()) {
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
        Compiler compiler = new Compiler(Target.of(new ChipGeometry(hemispheres), List.of(Defects.NONE)), 2);
        Vectors inputVectors = samples(2, inputs);
        ExactChip chip = new ExactChip(hemispheres);
        NetworkRunner runner = NetworkRunner.onOne(chip, compiler, quantized);
        MacStep step = runner.plan().replicas().getFirst().steps().getFirst();

        Vectors results = runner.run(NOISE, inputVectors);

        byte[] weights = quantized.macs().getFirst().weights().values();
        for (int v = 0; v < 2; v++) {
            int[] sums = new int[outputs];
            for (Placement placement : step.placements()) {
                for (int c = 0; c < placement.tile().columns(); c++) {
                    int output = placement.tile().firstColumn() + c;
                    int product = 0;
                    for (int input : placement.tile().rows()) {
                        product += inputVectors.data()[v * inputs + input] * weights[input * outputs + output];
                    }
                    sums[output] =
                            Math.clamp(sums[output] + ExactChip.result(product, sends, ExactChip.DIVISOR), -128, 127);
                }
            }
            for (int output = 0; output < outputs; output++) {
                assertThat((int) results.data()[v * outputs + output]).isEqualTo(sums[output]);
            }
        }
        assertThat(chip.writtenWeights()).as("every weight is written once").isEqualTo((long) inputs * outputs);
        assertThat(chip.multipliedVectors()).isEqualTo(2L * step.placements().size());
    }

    @Example
    void resultsDoNotDependOnTheOtherSamplesOfABatch() {
        Network network = Network.mnist();
        List<Integer> sends = List.of(1, 2, 2);
        QuantizedNetwork quantized = randomWeights(network, sends);
        Vectors samples = samples(2300, 784); // three batches
        try (Chip chip = new SimulatedChip(1, ChipParameters.nominal(), 2)) {
            NetworkRunner runner = NetworkRunner.onOne(chip, COMPILER, quantized);
            byte[] whole = runner.run(NOISE, samples).data();
            for (int few : new int[] {1, 5, 15, 16, 31, 33}) { // in rows, and interleaved
                assertThat(runner.run(NOISE, samples.range(0, few)).data()).isEqualTo(Arrays.copyOf(whole, 10 * few));
            }
            Vectors head = runner.run(NOISE, samples.range(0, 17));
            assertThat(head.data()).isEqualTo(Arrays.copyOf(whole, 170));
            assertThat(runner.run(NOISE.skip(1500), samples.range(1500, 17)).data())
                    .as("samples of a stream, one call after the other")
                    .isEqualTo(Arrays.copyOfRange(whole, 15_000, 15_170));
            assertThat(runner.run(NoiseKey.of(2), samples.range(0, 17)).data())
                    .as("another run has other noise")
                    .isNotEqualTo(head.data());
        }
    }

    /** Interleaved or not, the same events are counted. */
    @Example
    void eventsOfManySamplesAreThoseOfEach() {
        Network network = Network.mnist();
        List<Integer> sends = List.of(1, 2, 2);
        Vectors samples = samples(40, 784);
        for (Chip chip : List.of(new ExactChip(2), new SimulatedChip(1, ChipParameters.ideal(), 2))) {
            NetworkRunner together = NetworkRunner.onOne(chip, COMPILER, randomWeights(network, sends));
            NetworkRunner apart = NetworkRunner.onOne(chip, COMPILER, randomWeights(network, sends));
            byte[] whole = together.run(NOISE, samples).data();
            for (int v = 0; v < samples.count(); v++) {
                Vectors one = apart.run(NOISE.skip(v), samples.range(v, 1));
                assertThat(one.data()).isEqualTo(Arrays.copyOfRange(whole, 10 * v, 10 * v + 10));
            }
            for (int mac = 0; mac < 3; mac++) {
                assertThat(together.activity().events()[mac])
                        .isEqualTo(apart.activity().events()[mac]);
            }
            chip.close();
        }
    }

    /** The same seeds, chips and samples: four chips give the same with any number of threads and any batches. */
    @Example
    void resultsOnSeveralChipsDependOnNeitherThreadsNorBatches() {
        QuantizedNetwork quantized = randomWeights(Network.mnist(), List.of(1, 2, 2));
        Vectors samples = samples(70, 784);
        byte[] whole = onFourChips(quantized, samples, 0, 70, 1);
        assertThat(onFourChips(quantized, samples, 0, 70, 3)).isEqualTo(whole);
        assertThat(onFourChips(quantized, samples, 13, 40, 2)).isEqualTo(Arrays.copyOfRange(whole, 130, 530));
        assertThat(onFourChips(quantized, samples, 3, 1, 2)).isEqualTo(Arrays.copyOfRange(whole, 30, 40));
    }

    /** Samples enough to be interleaved, requantized and taken out by several threads of the host, and no whole number of lane groups. */
    @Example
    void resultsOnOneChipDoNotDependOnThreads() {
        QuantizedNetwork quantized = randomWeights(Network.mnist(), List.of(1, 2, 2));
        Vectors samples = samples(333, 784);
        byte[] alone = onOneChip(quantized, samples, 1);
        assertThat(onOneChip(quantized, samples, 2)).isEqualTo(alone);
        assertThat(onOneChip(quantized, samples, 5)).isEqualTo(alone);
        byte[] some = onOneChip(quantized, samples.range(0, 15), 5);
        assertThat(some).isEqualTo(Arrays.copyOf(alone, 150));
    }

    private static byte[] onOneChip(QuantizedNetwork network, Vectors samples, int threads) {
        Chip chip = new SimulatedChip(1, ChipParameters.nominal(), threads);
        try (ChipCluster cluster = ChipCluster.withTarget(List.of(chip), Target.of(1), 1, threads)) {
            return new NetworkRunner(cluster, cluster.compiler(2), network)
                    .run(NOISE, samples)
                    .data();
        }
    }

    private static byte[] onFourChips(QuantizedNetwork network, Vectors samples, int first, int count, int threads) {
        List<Chip> chips = new ArrayList<>();
        for (int seed = 1; seed <= 4; seed++) {
            chips.add(new SimulatedChip(seed, ChipParameters.nominal(), 1));
        }
        try (ChipCluster cluster = ChipCluster.withTarget(chips, Target.of(4), 1, threads)) {
            return new NetworkRunner(cluster, cluster.compiler(2), network)
                    .run(NOISE.skip(first), samples.range(first, count))
                    .data();
        }
    }

    /** What runs after a failure is what would have run without the chip from the beginning. */
    @Example
    void aChipThatFailsIsTakenOutAndNothingIsLostOrCountedTwice() {
        QuantizedNetwork quantized = randomWeights(Network.mnist(), List.of(1, 2, 2));
        Vectors samples = samples(60, 784);
        for (int failing = 0; failing < 3; failing++) {
            for (long after : new long[] {0, 1, 2}) {
                List<SimulatedChip> chips = new ArrayList<>();
                for (int seed = 1; seed <= 3; seed++) {
                    chips.add(new SimulatedChip(seed, ChipParameters.ideal(), 1));
                }
                try (ChipCluster cluster = ChipCluster.withTarget(chips, Target.of(3), 1, 2)) {
                    NetworkRunner runner = new NetworkRunner(cluster, cluster.compiler(2), quantized);
                    byte[] before = runner.run(NOISE, samples.range(0, 20)).data();
                    chips.get(failing).failAfter(after);
                    byte[] then =
                            runner.run(NOISE.skip(20), samples.range(20, 40)).data();
                    assertThat(runner.plan().replicas().stream().flatMap(program -> program.target().chips().stream()))
                            .hasSize(2)
                            .doesNotContain(failing);
                    assertThat(runner.activity().samples()).isEqualTo(60);

                    List<SimulatedChip> left = new ArrayList<>(chips);
                    left.remove(failing);
                    ChipCluster withoutIt = ChipCluster.withTarget(left, Target.of(2), 1, 1);
                    NetworkRunner others = new NetworkRunner(withoutIt, withoutIt.compiler(2), quantized);
                    assertThat(then)
                            .isEqualTo(others.run(NOISE.skip(20), samples.range(20, 40))
                                    .data());
                    assertThat(before).hasSize(200);

                    left.forEach(chip -> chip.failAfter(0));
                    assertThatThrownBy(() -> runner.run(NOISE, samples))
                            .isInstanceOf(ChipFailedException.class)
                            .hasMessageContaining("has failed");
                }
            }
        }
    }

    /** Chips of one seed have one id; the one that fails is known by its position. */
    @Example
    void ofTwoChipsOfOneSeedTheOneThatFailsIsTakenOut() {
        QuantizedNetwork quantized = randomWeights(Network.mnist(), List.of(1, 2, 2));
        Vectors samples = samples(30, 784);
        for (int failing = 0; failing < 2; failing++) {
            List<SimulatedChip> chips = List.of(
                    new SimulatedChip(1, ChipParameters.ideal(), 1), new SimulatedChip(1, ChipParameters.ideal(), 1));
            try (ChipCluster cluster = ChipCluster.withTarget(chips, Target.of(2), 1, 2)) {
                NetworkRunner runner = new NetworkRunner(cluster, cluster.compiler(2), quantized);
                chips.get(failing).failAfter(3);
                runner.run(NOISE, samples);
                assertThat(runner.plan().replicas().stream().flatMap(program -> program.target().chips().stream()))
                        .containsExactly(1 - failing);
            }
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
