package dev.synram.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.ChipGeometry;
import dev.synram.network.Dense;
import dev.synram.network.Network;
import dev.synram.network.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CompilerTest {

    private static Program dense(int inputs, int outputs, int hemispheres) {
        Network network = new Network("dense", Shape.vector(inputs), List.of(new Dense(outputs)));
        return new Compiler(new ChipGeometry(hemispheres), 2).compile(network, List.of(1));
    }

    @Property(tries = 200)
    void tilesCoverAMatrixOnceAndNeverShareSynapses(
            @ForAll @IntRange(min = 1, max = 1500) int inputs,
            @ForAll @IntRange(min = 1, max = 1200) int outputs,
            @ForAll @IntRange(min = 1, max = 4) int hemispheres) {
        MacStep step = dense(inputs, outputs, hemispheres).steps().getFirst();
        long covered = 0;
        Set<List<Integer>> usedColumns = new HashSet<>();
        Set<List<Integer>> usedPasses = new HashSet<>();
        Set<List<Integer>> corners = new HashSet<>();
        for (Placement placement : step.placements()) {
            Tile tile = placement.tile();
            covered += (long) tile.inputs() * tile.outputs();
            assertThat(tile.firstInput() + tile.inputs()).isLessThanOrEqualTo(inputs);
            assertThat(tile.firstOutput() + tile.outputs()).isLessThanOrEqualTo(outputs);
            assertThat(placement.block().inputs()).isEqualTo(tile.inputs());
            assertThat(placement.block().columns()).isEqualTo(tile.outputs());
            assertThat(placement.block().hemisphere()).isLessThan(hemispheres);
            assertThat(corners.add(List.of(tile.firstInput(), tile.firstOutput())))
                    .isTrue();
            assertThat(usedPasses.add(
                            List.of(placement.pass(), placement.block().hemisphere())))
                    .as("one vector a hemisphere and pass")
                    .isTrue();
            for (int c = 0; c < placement.block().columns(); c++) {
                assertThat(usedColumns.add(List.of(
                                placement.configuration(),
                                placement.block().hemisphere(),
                                placement.block().firstColumn() + c)))
                        .isTrue();
            }
        }
        assertThat(covered).isEqualTo((long) inputs * outputs);
        assertThat(step.placements())
                .isSortedAccordingTo((a, b) -> Integer.compare(a.configuration(), b.configuration()))
                .isSortedAccordingTo((a, b) -> Integer.compare(a.pass(), b.pass()));
    }

    @Example
    void thePublishedNetworkTakes28VectorsAnImage() {
        Program program = new Compiler(ChipGeometry.BRAINSCALES2, 2).compile(Network.mnist(), List.of(1, 1, 1));
        assertThat(program.steps()).extracting(s -> s.placements().size()).containsExactly(1, 4, 1);
        assertThat(program.steps()).extracting(MacStep::passes).containsExactly(1, 2, 1);
        assertThat(program.steps().stream()
                        .mapToInt(s -> s.passes() * s.mac().positions())
                        .sum())
                .isEqualTo(28);
        assertThat(program.steps().get(1).placements())
                .as("500 rows in four equal tiles")
                .extracting(p -> p.tile().inputs())
                .containsOnly(125);
    }

    /** By hand: 28 executions of 38.072 us, events of 16 ns, and 67,280 weights at two synapses each, four a word. */
    @Example
    void modelledTimeFollowsThePublishedDurations() {
        Program program = new Compiler(ChipGeometry.BRAINSCALES2, 2).compile(Network.mnist(), List.of(1, 2, 3));
        assertThat(PublicSchedule.OVERHEAD_MICROS).isCloseTo(38.072, within(1e-9));
        Activity activity = new Activity(10, new long[] {5000, 1000, 300});
        double events = (5000 + 2 * 1000 + 3 * 300) * 0.016;
        double weights = 2 * (2_000 + 64_000 + 1_280) / 4.0 * 0.008;
        assertThat(PublicSchedule.batchMicros(program, activity))
                .isCloseTo(10 * 28 * 38.072 + events + weights, within(1e-6));
        assertThat(Energy.PUBLISHED.millijoules(40_000))
                .as("the source document: 0.3 W over 40 ms are 12 mJ")
                .isCloseTo(12, within(1e-9));
    }
}
