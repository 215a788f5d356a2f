package dev.synram.kernel.provider;

import static dev.synram.kernel.provider.RandomFloats.floats;
import static dev.synram.kernel.provider.RandomFloats.positive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.kernel.LifKernel;
import dev.synram.kernel.data.LifSpans;
import dev.synram.kernel.data.LifState;
import dev.synram.kernel.data.LifTable;
import dev.synram.kernel.scalar.ScalarKernels;
import dev.synram.kernel.simd.SimdKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The plain kernel of spiking neurons is right, and the vector kernel gives the same bits, in whatever blocks steps come. */
class LifKernelsTest {

    private static final LifKernel PLAIN = ScalarKernels.all().lif();
    private static final LifKernel VECTOR = SimdKernels.all().lif();

    private static final int CYCLES = 4;
    private static final int STEPS = 12;

    /** Spikes, resets and silences at random: an edge resets a lane that is above its threshold, and ends what ends. */
    private static final class Neurons implements LifKernel.Edge {

        private final LifTable table;
        private final LifState state;
        private final List<Integer> edges = new ArrayList<>();

        Neurons(LifTable table, LifState state) {
            this.table = table;
            this.state = state;
        }

        @Override
        public void integrate(int lane, int step) {
            int now = state.blockStart + step;
            edges.add(now * state.lanes + lane);
            float drive = state.excitatoryDrive[lane];
            state.potential[lane] += drive;
            if (state.resetEnd[lane] == now) {
                state.resetEnd[lane] = LifState.NONE;
            }
            if (state.silentEnd[lane] == now) {
                state.silentEnd[lane] = LifState.NONE;
            }
            if (state.potential[lane] > state.presentThreshold[lane]) {
                state.potential[lane] -= 5;
                state.resetEnd[lane] = now + 1 + (lane & 3);
                state.silentEnd[lane] = state.resetEnd[lane] + (lane & 1);
            }
            state.phaseChanged(table, lane);
        }
    }

    private static LifTable table(int lanes, Random random) {
        LifTable table = new LifTable(lanes, CYCLES, 0.032f);
        fill(table.excitatoryKept, random, 1);
        fill(table.inhibitoryKept, random, 1);
        fill(table.excitatoryGain, random, 0.3f);
        fill(table.inhibitoryGain, random, 0.3f);
        fill(table.excitatoryInReset, random, 1);
        fill(table.inhibitoryInReset, random, 1);
        fill(table.kept, random, 1);
        fill(table.keptInReset, random, 1);
        fill(table.moved, random, 1);
        fill(table.movedInReset, random, 1);
        fill(table.overshoot, random, 0.3f);
        fill(table.overshootInReset, random, 0.3f);
        fill(table.excitatorySquare, random, 0.5f);
        fill(table.inhibitorySquare, random, 0.5f);
        for (int lane = LifTable.GROUP; lane < lanes / 2; lane++) {
            table.joined[lane] = random.nextBoolean() ? 1 : 0;
        }
        fill(table.noise, random, 0.3f);
        fill(table.excitatoryKeptOf, random, 1);
        fill(table.inhibitoryKeptOf, random, 1);
        fill(table.excitatoryGainOf, random, 1);
        fill(table.inhibitoryGainOf, random, 1);
        fill(table.excitatoryGainOfInReset, random, 1);
        fill(table.inhibitoryGainOfInReset, random, 1);
        return table;
    }

    private static void fill(float[] target, Random random, float largest) {
        System.arraycopy(positive(random, target.length, largest), 0, target, 0, target.length);
    }

    private static LifState state(LifTable table, int steps, Random random) {
        int half = table.lanes / 2;
        LifState state = new LifState(table, steps);
        int[] all = {LifTable.GROUP, half, half, table.lanes};
        state.restart(table, new LifSpans(all, new int[] {LifTable.GROUP, half}, all), true);
        fill(state.potential, random, 2);
        fill(state.excitatory, random, 3);
        fill(state.inhibitory, random, 3);
        for (int lane = 0; lane < table.lanes; lane++) {
            boolean silent = random.nextInt(4) == 0 || (lane >= half && table.joined[lane - half] > 0);
            state.threshold[lane] = silent ? Float.POSITIVE_INFINITY : 1 + 3 * random.nextFloat();
            state.phaseChanged(table, lane);
            state.random[lane] = random.nextInt() | 1;
        }
        return state;
    }

    /** An event of a run. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Arrival(int step, int left, float[] charges, int first, float scale, boolean inhibitory) {}

    private static List<Arrival> arrivals(int lanes, Random random) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            for (int i = random.nextInt(3); i > 0; i--) {
                int first = random.nextInt(lanes);
                float[] charges = floats(random, 1 + random.nextInt(lanes - first));
                arrivals.add(new Arrival(
                        step,
                        1 + random.nextInt(CYCLES),
                        charges,
                        first,
                        3 * random.nextFloat(),
                        random.nextBoolean()));
            }
        }
        return arrivals;
    }

    /** What all lanes did over a run in blocks of some steps. */
    private static List<Object> run(LifKernel kernel, int groups, int block, long seed) {
        Random random = new Random(seed);
        int lanes = 2 * groups * LifTable.GROUP;
        LifTable table = table(lanes, random);
        LifState state = state(table, block, random);
        List<Arrival> arrivals = arrivals(lanes, random);
        Neurons neurons = new Neurons(table, state);
        List<Object> seen = new ArrayList<>();
        for (int start = 0; start < STEPS; start += block) {
            state.clearArrivals();
            state.blockStart = start;
            for (Arrival arrival : arrivals) {
                int step = arrival.step() - start;
                if (step >= 0 && step < block) {
                    kernel.arrive(
                            state,
                            arrival.charges(),
                            arrival.first(),
                            arrival.scale(),
                            (step + 1) * CYCLES - arrival.left(),
                            arrival.inhibitory());
                    state.noiseScale[2 * step] = 1.5f;
                }
            }
            kernel.advance(table, state, block, neurons);
            for (int step = 0; step < block; step++) {
                for (int lane = LifTable.GROUP; lane < lanes; lane++) {
                    int at = step * lanes + lane;
                    seen.add(state.potentialAfter[at]);
                    seen.add(state.excitatoryAfter[at]);
                    seen.add(state.inhibitoryAfter[at]);
                }
            }
        }
        seen.add(neurons.edges.stream().sorted().toList());
        return seen;
    }

    @Property(tries = 40)
    void bothIntegrateTheSameNeurons(
            @ForAll @IntRange(min = 1, max = 4) int groups, @ForAll @IntRange(max = 5) int cut, @ForAll long seed) {
        int block = new int[] {1, 2, 3, 4, 6, 12}[cut];
        List<Object> plain = run(PLAIN, groups + 1, STEPS, seed);
        assertThat(run(VECTOR, groups + 1, STEPS, seed)).isEqualTo(plain);
        assertThat(run(VECTOR, groups + 1, block, seed)).isEqualTo(plain);
        assertThat(run(PLAIN, groups + 1, block, seed)).isEqualTo(plain);
    }

    /** Edges happen, and not in every step, so that the test above sees both. */
    @Test
    void someStepsHaveEdges() {
        List<?> edges = (List<?>) run(PLAIN, 2, STEPS, 3).getLast();
        assertThat(edges).hasSizeBetween(40, 48 * STEPS - 40);
    }

    /** One lane without arrivals, spikes and noise: lines and membrane as the table says. */
    @Test
    void aStepFollowsTheTable() {
        for (LifKernel kernel : new LifKernel[] {PLAIN, VECTOR}) {
            LifTable table = table(2 * LifTable.GROUP, new Random(1));
            Arrays.fill(table.noise, 0);
            LifState state = new LifState(table, 1);
            state.restart(table, LifSpans.of(0, LifTable.GROUP), false);
            Arrays.fill(state.presentThreshold, Float.POSITIVE_INFINITY);
            state.potential[5] = 2;
            state.excitatory[5] = 3;
            state.inhibitory[5] = 1.5f;
            kernel.advance(table, state, 1, (lane, _) -> {
                throw new AssertionError("no edge in lane " + lane);
            });
            double up = 3 * table.excitatoryGain[5];
            double down = 1.5 * table.inhibitoryGain[5];
            double given = up / Math.sqrt(1 + table.excitatorySquare[5] * up * up)
                    - down / Math.sqrt(1 + table.inhibitorySquare[5] * down * down);
            assertThat((double) state.potential[5]).isCloseTo(2 * table.kept[5] + table.moved[5] + given, within(2e-5));
            assertThat(state.excitatory[5]).isEqualTo(3 * table.excitatoryKept[5]);
            assertThat(state.inhibitory[5]).isEqualTo(1.5f * table.inhibitoryKept[5]);
        }
    }

    /** The lines of both lanes of a pair act on the membrane of the first, the second of them alone as long as that is reset. */
    @Test
    void joinedLanesAddUp() {
        for (LifKernel kernel : new LifKernel[] {PLAIN, VECTOR}) {
            LifTable table = table(2 * LifTable.GROUP, new Random(1));
            int across = LifTable.GROUP + 5;
            Arrays.fill(table.noise, 0);
            Arrays.fill(table.excitatorySquare, 0);
            Arrays.fill(table.inhibitorySquare, 0);
            Arrays.fill(table.joined, 0);
            table.joined[5] = 1;
            table.excitatoryInReset[5] = 0;
            LifState state = new LifState(table, 2);
            int[] first = {0, LifTable.GROUP};
            int[] lines = {0, LifTable.GROUP, LifTable.GROUP, 2 * LifTable.GROUP};
            state.restart(table, new LifSpans(lines, first, first), false);
            Arrays.fill(state.presentThreshold, Float.POSITIVE_INFINITY);
            for (int lane : new int[] {4, 5, LifTable.GROUP + 4, across}) {
                state.excitatory[lane] = 3;
                state.inhibitory[lane] = 1.5f;
            }
            kernel.advance(table, state, 1, (lane, _) -> {
                throw new AssertionError("no edge in lane " + lane);
            });
            double own = 3 * table.excitatoryGain[5] - 1.5 * table.inhibitoryGain[5];
            double other = 3 * table.excitatoryGain[across] - 1.5 * table.inhibitoryGain[across];
            double alone = 3 * table.excitatoryGain[4] - 1.5 * table.inhibitoryGain[4];
            assertThat((double) state.potential[5]).isCloseTo(table.moved[5] + own + other, within(2e-5));
            assertThat((double) state.potential[4]).isCloseTo(table.moved[4] + alone, within(2e-5));
            assertThat(state.potential[across]).as("not integrated").isZero();
            state.resetEnd[5] = 10;
            state.phaseChanged(table, 5);
            assertThat(state.excitatoryFactor[5]).isZero();
            assertThat(state.excitatoryFactor[across]).isEqualTo(table.excitatoryInReset[across]);
            assertThat(state.reset[across]).isEqualTo(1);
        }
    }

    /** A line that saturates gives what it held before an arrival, and then more for as much of the step as is left. */
    @Test
    void linesSaturateByWhatTheyHoldAtATime() {
        for (LifKernel kernel : new LifKernel[] {PLAIN, VECTOR}) {
            LifTable table = new LifTable(2 * LifTable.GROUP, CYCLES, 0.032f);
            Arrays.fill(table.excitatoryKept, 1);
            Arrays.fill(table.excitatoryGain, 1);
            Arrays.fill(table.excitatorySquare, 1);
            Arrays.fill(table.excitatoryKeptOf, 1);
            for (int i = 0; i < table.excitatoryGainOf.length; i++) {
                int cycles = i / table.lanes;
                table.excitatoryGainOf[i] = (float) cycles / CYCLES;
            }
            LifState state = new LifState(table, 1);
            state.restart(table, LifSpans.of(0, LifTable.GROUP), false);
            Arrays.fill(state.presentThreshold, Float.POSITIVE_INFINITY);
            state.excitatory[5] = 0.5f;
            kernel.arrive(state, new float[] {1, 2}, 5, 1, CYCLES - 1, false);
            kernel.advance(table, state, 1, (lane, _) -> {
                throw new AssertionError("no edge in lane " + lane);
            });
            double before = 0.75 * 0.5 / Math.sqrt(1.25);
            assertThat((double) state.potential[5])
                    .isCloseTo(before + 0.25 * 1.5 / Math.sqrt(1 + 1.5 * 1.5), within(2e-5));
            assertThat((double) state.potential[6]).isCloseTo(0.25 * 2 / Math.sqrt(1 + 2 * 2), within(2e-5));
            assertThat(state.potential[7]).isZero();
        }
    }

    /** A membrane that ends a step below its threshold may have been above it: before inhibition arrives, or before excitation decays. */
    @Test
    void stepsThatMayHideACrossingAreEdges() {
        for (LifKernel kernel : new LifKernel[] {PLAIN, VECTOR}) {
            assertThat(edges(kernel, false, 0)).containsExactly(5);
            assertThat(edges(kernel, true, 0)).containsExactly(2, 4, 5);
            assertThat(edges(kernel, false, 0.6f)).containsExactly(2, 4, 5);
        }
    }

    /** Lanes of one step that are edges: a threshold of 1, and lines that add to 0, to 0, to 0.9 and, from above 1, to 0. */
    private static List<Integer> edges(LifKernel kernel, boolean arrivals, float overshoot) {
        LifTable table = new LifTable(2 * LifTable.GROUP, CYCLES, 0.032f);
        Arrays.fill(table.kept, 1);
        Arrays.fill(table.excitatoryGain, 1);
        Arrays.fill(table.inhibitoryGain, 1);
        Arrays.fill(table.overshoot, overshoot);
        LifState state = new LifState(table, 1);
        state.restart(table, LifSpans.of(0, LifTable.GROUP), false);
        Arrays.fill(state.presentThreshold, 1);
        state.arrivals[0] = arrivals;
        state.excitatory[2] = 1.9f;
        state.inhibitory[2] = 1.9f;
        state.excitatory[3] = 0.5f;
        state.inhibitory[3] = 0.5f;
        state.excitatory[4] = 0.9f;
        state.potential[5] = 1.1f;
        state.inhibitory[5] = 1.1f;
        List<Integer> edges = new ArrayList<>();
        kernel.advance(table, state, 1, (lane, _) -> edges.add(lane));
        return edges;
    }
}
