package dev.synram.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Activity;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.target.Defects;
import dev.synram.compiler.target.Target;
import dev.synram.contract.ExactChip;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.Input;
import dev.synram.network.quantization.QuantizedNetwork;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Any network on any chips gives what its layers say, and chips do exactly what was planned. */
class PlanExecutionTest {

    private static Target target(int chips, int hemispheres, Random random) {
        List<Defects> defects = new ArrayList<>();
        for (int chip = 0; chip < chips; chip++) {
            List<BitSet> inputs = new ArrayList<>();
            List<BitSet> columns = new ArrayList<>();
            for (int h = 0; h < hemispheres; h++) {
                inputs.add(some(ChipGeometry.SIGNED_INPUTS, random));
                columns.add(some(ChipGeometry.COLUMNS, random));
            }
            defects.add(new Defects(inputs, columns));
        }
        return Target.of(new ChipGeometry(hemispheres), defects);
    }

    private static BitSet some(int of, Random random) {
        BitSet failed = new BitSet();
        for (int i = random.nextInt(5); i > 0; i--) {
            failed.set(random.nextInt(of));
        }
        return failed;
    }

    private static int[][] samples(QuantizedNetwork network, int count, Random random) {
        boolean signed = ((Input) network.network().nodes().getFirst().layer()).signed();
        int[][] samples = new int[count][network.network().input().size()];
        for (int[] sample : samples) {
            for (int i = 0; i < sample.length; i++) {
                int value = Math.max(0, random.nextInt(63) - 31);
                sample[i] = signed && random.nextBoolean() ? -value : value;
            }
        }
        return samples;
    }

    @Property(tries = 400)
    @Tag("slow")
    void resultsAreThoseOfTheLayersAndCountsThoseOfThePlan(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int chipCount,
            @ForAll @IntRange(min = 1, max = 2) int hemispheres,
            @ForAll @IntRange(min = 1, max = 40) int count,
            @ForAll @IntRange(min = 1, max = 3) int threads) {
        Random random = new Random(seed);
        QuantizedNetwork network = new RandomNetworks(seed).next();
        Compiler compiler = new Compiler(target(chipCount, hemispheres, random), 2);
        List<Chip> chips = new ArrayList<>();
        for (int i = 0; i < chipCount; i++) {
            chips.add(new ExactChip(hemispheres, 1));
        }
        int[][] samples = samples(network, count, random);
        try (ChipCluster cluster = ChipCluster.withTarget(chips, compiler.target(), 1, threads)) {
            NetworkRunner runner = new NetworkRunner(cluster, compiler, network);
            Vectors inputs = Vectors.zeros(count, network.network().input().size());
            for (int i = 0; i < inputs.data().length; i++) {
                inputs.data()[i] = (byte) samples[i / inputs.length()][i % inputs.length()];
            }
            Vectors results = runner.run(NoiseKey.of(1), inputs);
            List<List<int[]>> expected = new ArrayList<>();
            for (int[] sample : samples) {
                expected.add(Reference.run(network, sample));
            }
            for (int v = 0; v < count; v++) {
                int[] last = expected.get(v).getLast();
                for (int i = 0; i < last.length; i++) {
                    assertThat((int) results.data()[results.index(v, i)])
                            .as("sample %s, result %s", v, i)
                            .isEqualTo(last[i]);
                }
            }
            assertCounts(runner, expected);
            long once = runner.activity().weightsWritten();
            assertThat(once).isEqualTo(weightsWritten(runner.plan(), count, true));
            runner.run(NoiseKey.of(1), inputs);
            assertThat(runner.activity().weightsWritten() - once)
                    .isEqualTo(weightsWritten(runner.plan(), count, false));
        }
    }

    private static long weightsWritten(Plan plan, int samples, boolean first) {
        long sum = 0;
        for (int r = 0; r < plan.replicas().size(); r++) {
            sum += plan.share(r, samples) > 0 ? plan.replicas().get(r).weightsWritten(first) : 0;
        }
        return sum;
    }

    private static void assertCounts(NetworkRunner runner, List<List<int[]>> results) {
        Activity activity = runner.activity();
        assertThat(activity.samples()).isEqualTo(results.size());
        Plan plan = runner.plan();
        int macs = plan.replicas().getFirst().steps().size();
        for (int mac = 0; mac < macs; mac++) {
            long executions = 0;
            long events = 0;
            for (int v = 0; v < results.size(); v++) {
                Program program = plan.replicas().get(v % plan.replicas().size());
                MacStep step = program.steps().get(mac);
                executions += step.executions();
                int node = plan.network().nodes().get(step.mac().node()).input();
                for (Placement placement : step.placements()) {
                    events += events(step.patches(placement), results.get(v).get(node));
                }
            }
            assertThat(activity.executions()[mac]).isEqualTo(executions);
            assertThat(activity.events()[mac]).isEqualTo(events);
        }
    }

    /** Of activations with a sign, each is an event in one of two passes; a constant is one in every pass. */
    private static long events(Im2col patches, int[] activations) {
        long events = 0;
        for (int element : patches.source()) {
            boolean sent = element >= 0 ? activations[element] != 0 : element == Im2col.CONSTANT;
            events += sent ? 1 : 0;
        }
        return events;
    }
}
