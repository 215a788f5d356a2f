package dev.synram.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.CostPart;
import dev.synram.compiler.cost.DurationRange;
import dev.synram.compiler.cost.PowerFigure;
import dev.synram.compiler.cost.PublicSchedule;
import dev.synram.compiler.plan.ColumnSegment;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.plan.Workload;
import dev.synram.compiler.target.Defects;
import dev.synram.compiler.target.Target;
import dev.synram.network.Network;
import dev.synram.network.layer.Dense;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CompilerTest {

    private static final List<Double> DENSE_INPUTS = List.of(1.0, 1.0, 1.0);

    private static Program dense(int inputs, int outputs, Target target) {
        Network network = new Network("dense", Shape.vector(inputs), List.of(new Dense(outputs)));
        Plan plan = new Compiler(target, 2).compile(new Workload(network, List.of(1), List.of(1.0)), 1);
        assertThat(plan.replicas()).hasSize(1);
        return plan.replicas().getFirst();
    }

    private static Defects defects(int hemispheres, long seed) {
        BitSet inputs = BitSet.valueOf(new long[] {seed & seed >> 7 & seed >> 13});
        BitSet columns = BitSet.valueOf(new long[] {0, seed >> 3 & seed >> 11 & seed >> 17});
        return new Defects(Collections.nCopies(hemispheres, inputs), Collections.nCopies(hemispheres, columns));
    }

    @Property(tries = 200)
    void tilesCoverAMatrixOnceAndNeverShareSynapsesOrUseDefects(
            @ForAll @IntRange(min = 1, max = 1500) int inputs,
            @ForAll @IntRange(min = 1, max = 1200) int outputs,
            @ForAll @IntRange(min = 1, max = 4) int hemispheres,
            @ForAll @IntRange(min = 1, max = 3) int chips,
            @ForAll long seed) {
        Defects defects = defects(hemispheres, seed);
        Target target = Target.of(new ChipGeometry(hemispheres), Collections.nCopies(chips, defects));
        MacStep step = dense(inputs, outputs, target).steps().getFirst();
        boolean[] covered = new boolean[inputs * outputs];
        Map<List<Integer>, BitSet> synapses = new HashMap<>();
        for (Placement placement : step.placements()) {
            int hemisphere = placement.synram().hemisphere();
            List<Integer> place = List.of(placement.phase(), placement.synram().chip(), hemisphere);
            BitSet taken = synapses.computeIfAbsent(place, _ -> new BitSet());
            for (ColumnSegment segment : placement.segments()) {
                for (int c = 0; c < segment.block().columns(); c++) {
                    int column = segment.block().firstColumn() + c;
                    assertThat(defects.columns(hemisphere).get(column)).isFalse();
                    for (int row = 0; row < placement.inputs().length; row++) {
                        int input = placement.inputs()[row];
                        assertThat(defects.inputs(hemisphere).get(input)).isFalse();
                        int weight = placement.tile().rows()[row] * outputs + segment.firstColumn() + c;
                        assertThat(covered[weight]).isFalse();
                        covered[weight] = true;
                        int synapse = input * ChipGeometry.COLUMNS + column;
                        assertThat(taken.get(synapse)).isFalse();
                        taken.set(synapse);
                    }
                }
            }
        }
        assertThat(covered).doesNotContain(false);
        assertThat(step.placements()).isSortedAccordingTo((a, b) -> Integer.compare(a.phase(), b.phase()));
    }

    @Example
    void matricesWithoutNegativeWeightsTakeARowAnInput() {
        Network network = new Network("unsigned", Shape.vector(256), List.of(new Dense(256)));
        for (byte lowest : new byte[] {0, -1}) {
            byte[] values = new byte[256 * 256];
            values[999] = lowest;
            QuantizedNetwork.Mac mac = new QuantizedNetwork.Mac(new QuantizedWeights(256, 256, values), 1);
            QuantizedNetwork quantized = new QuantizedNetwork(network, List.of(mac), new TreeMap<>());
            Program program =
                    new Compiler(Target.of(1), 2).compile(quantized).replicas().getFirst();
            assertThat(program.steps().getFirst().placements()).hasSize(lowest == 0 ? 1 : 2);
            assertThat(program.synramUse()).isEqualTo(lowest == 0 ? 0.5 : 1);
        }
    }

    /**
     * By hand: the left synram holds 20 and 128 columns in the first phase, 10 and 128 in the second, which makes 30 too many;
     * the right one 20 and 128, then 128: 20 too many. What overlaps is written in both phases.
     */
    @Example
    void onlyWhatOverlapsIsWrittenAgain() {
        Workload work = new Workload(Network.mnist(), List.of(1, 1, 1), DENSE_INPUTS);
        Program program =
                new Compiler(Target.of(1), 2).compile(work, 1000).replicas().getFirst();
        assertThat(program.phases()).isEqualTo(2);
        int left = 30 * 125 + 20 * 125 + 10 * 128;
        int right = 20 * 125 + 20 * 125;
        assertThat(program.weightsWritten(false)).isEqualTo(left + right);
        assertThat(program.weightsWritten(true))
                .as("everything once, the convolution twice")
                .isEqualTo(2 * 2_000 + 64_000 + 1_280);
    }

    @Example
    void thePublicSoftwareSends28VectorsAnImage() {
        Plan plan = new Compiler(Target.of(1), 2)
                .compilePublic(new Workload(Network.mnist(), List.of(1, 1, 1), DENSE_INPUTS));
        Program program = plan.replicas().getFirst();
        assertThat(program.steps()).extracting(s -> s.placements().size()).containsExactly(1, 4, 1);
        assertThat(program.steps().stream()
                        .mapToInt(step -> step.positions()
                                * (step.placements().stream()
                                                .mapToInt(Placement::pass)
                                                .max()
                                                .orElseThrow()
                                        + 1))
                        .sum())
                .isEqualTo(28);
        assertThat(program.steps().get(1).placements())
                .as("500 rows in four equal tiles")
                .extracting(p -> p.tile().inputs())
                .containsOnly(125);
    }

    /** By hand: 28 vectors of 38.072 us; events of 16 ns, half of the inputs: padding sends nothing. */
    @Example
    void publicTimeFollowsThePublishedDurations() {
        List<Integer> sends = List.of(1, 2, 3);
        Plan plan = new Compiler(Target.of(1), 2)
                .compilePublic(new Workload(Network.mnist(), sends, List.of(0.5, 0.5, 0.5)));
        assertThat(PublicSchedule.OVERHEAD_MICROS).isCloseTo(38.072, within(1e-9));
        Cost cost = PublicSchedule.CHIP_ONLY.cost(plan, 10);
        int windows =
                5 * 10 - 2; // taps of five windows along an axis; the first and the last one reach beyond the image
        double events = 0.5 * (windows * windows + 2 * 2 * 125 + 3 * 128) * 0.016;
        double rewritten = cost.chipMicros().getOrDefault(CostPart.CONFIGURATION, 0.0);
        assertThat(cost.batchMicros()).isCloseTo(10 * (28 * 38.072 + events) + rewritten, within(1e-6));
        assertThat(new Cost("", 1, 1, 40_000, DurationRange.exactly(40_000), Map.of())
                        .millijoulesPerSample(PowerFigure.PUBLISHED.watts()))
                .as("the source document: 0.3 W over 40 ms are 12 mJ")
                .isCloseTo(12, within(1e-9));
    }
}
