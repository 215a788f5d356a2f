package dev.synram.kernel.provider;

import static dev.synram.kernel.provider.RandomFloats.floats;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.kernel.Interleaver;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.data.DriverTable;
import dev.synram.kernel.data.EventTable;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.LaneTerms;
import dev.synram.kernel.data.LaneWeights;
import dev.synram.kernel.data.LineResponse;
import dev.synram.kernel.data.LineTable;
import dev.synram.kernel.data.NormalStreams;
import dev.synram.kernel.data.ReadingTable;
import dev.synram.kernel.data.VectorRows;
import dev.synram.kernel.scalar.ScalarKernels;
import dev.synram.kernel.simd.SimdKernels;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The kernels of interleaved vectors: the plain ones are right, and the vector kernels give the same bits. */
class LaneKernelsTest {

    private static final Kernels PLAIN = ScalarKernels.all();
    private static final Kernels VECTOR = SimdKernels.all();

    @Property(tries = 60)
    void chargesAreSumsOfProducts(
            @ForAll @IntRange(min = 1, max = 128) int depth,
            @ForAll @IntRange(min = 1, max = 70) int columns,
            @ForAll @IntRange(min = 1, max = 32) int lanes,
            @ForAll long seed) {
        Random random = new Random(seed);
        LaneWeights weights = new LaneWeights(depth, columns);
        for (int k = 0; k < depth; k++) {
            weights.setRow(k, floats(random, columns));
        }
        int first = columns / 2 / LaneWeights.WIDTH * LaneWeights.WIDTH;
        int count = Math.min(LaneGroup.COLUMNS, columns - first);
        float[] pulses = floats(random, depth * InterleavedVectors.LANES);
        LaneGroup plain = group(lanes, depth);
        LaneGroup vector = group(lanes, depth);
        for (LaneGroup group : List.of(plain, vector)) {
            System.arraycopy(pulses, 0, group.pulses, 0, pulses.length);
            group.setColumns(first, count, first);
        }
        PLAIN.charge().multiply(weights, plain);
        VECTOR.charge().multiply(weights, vector);
        for (int c = 0; c < count; c++) {
            for (int lane = 0; lane < lanes; lane++) {
                float sum = 0;
                for (int k = 0; k < depth; k++) {
                    sum = Math.fma(weights.get(k, first + c), pulses[k * InterleavedVectors.LANES + lane], sum);
                }
                assertThat(plain.sums[c * InterleavedVectors.LANES + lane]).isEqualTo(sum);
                assertThat(vector.sums[c * InterleavedVectors.LANES + lane]).isEqualTo(sum);
            }
        }
    }

    private static LaneGroup group(int lanes, int inputs) {
        LaneGroup group = new LaneGroup(128, ChipGeometry.COLUMNS);
        group.setVectors(new byte[128 * InterleavedVectors.LANES], lanes, inputs, 0);
        for (int i = 0; i < 128; i++) {
            group.rows[i] = i * InterleavedVectors.LANES;
        }
        return group;
    }

    @Property(tries = 60)
    void vectorsAreInterleavedAndDeinterleaved(
            @ForAll @IntRange(min = 1, max = 256) int length,
            @ForAll @IntRange(min = 1, max = 32) int count,
            @ForAll long seed) {
        int stride = length + 3;
        byte[] vectors = new byte[5 + InterleavedVectors.LANES * stride];
        new Random(seed).nextBytes(vectors);
        for (Kernels kernels : new Kernels[] {PLAIN, VECTOR}) {
            Interleaver interleaver = new Interleaver(kernels.lane());
            VectorRows view = new VectorRows().shape(count, length);
            byte[] lanes = new byte[9 + length * InterleavedVectors.LANES];
            interleaver.interleave(view.set(vectors, 5, stride), lanes, 9);
            byte[] back = new byte[7 + count * stride];
            interleaver.deinterleave(lanes, 9, view.set(back, 7, stride));
            byte[] expected = new byte[back.length];
            for (int v = 0; v < count; v++) {
                for (int i = 0; i < length; i++) {
                    byte value = vectors[5 + v * stride + i];
                    assertThat(lanes[9 + i * InterleavedVectors.LANES + v]).isEqualTo(value);
                    expected[7 + v * stride + i] = value;
                }
            }
            assertThat(back).isEqualTo(expected);
        }
    }

    /** Pair p is the same pair of numbers, drawn for a stream or for a lane. */
    @Property(tries = 50)
    void lanesDrawFromTheSameStreams(
            @ForAll @IntRange(min = 1, max = 32) int lanes,
            @ForAll @IntRange(max = 130) int firstPair,
            @ForAll @IntRange(min = 1, max = 17) int pairs,
            @ForAll long seed) {
        long[] keys = new Random(seed).longs(InterleavedVectors.LANES).toArray();
        LaneGroup plain = group(lanes, 1);
        LaneGroup vector = group(lanes, 1);
        for (int lane = 0; lane < InterleavedVectors.LANES; lane++) {
            (lane % 2 == 0 ? plain.evenKeys : plain.oddKeys)[lane / 2] = keys[lane];
            (lane % 2 == 0 ? vector.evenKeys : vector.oddKeys)[lane / 2] = keys[lane];
        }
        PLAIN.normal().drawLanes(plain, firstPair, pairs);
        VECTOR.normal().drawLanes(vector, firstPair, pairs);
        NormalStreams streams = new NormalStreams(1, 10);
        streams.select(1, 0, 10);
        for (int lane = 0; lane < lanes; lane++) {
            streams.keys[0] = keys[lane];
            PLAIN.normal().draw(streams);
            for (int pair = 0; pair < pairs; pair++) {
                int group = (firstPair + pair) / NormalStreams.PAIRS * NormalStreams.GROUP;
                int first = group + (firstPair + pair) % NormalStreams.PAIRS;
                for (int of = 0; of < 2; of++) {
                    int at = (2 * pair + of) * InterleavedVectors.LANES + lane;
                    assertThat(plain.normals[at]).isEqualTo(streams.numbers[first + of * NormalStreams.PAIRS]);
                    assertThat(vector.normals[at]).isEqualTo(plain.normals[at]);
                }
            }
        }
    }

    @Property(tries = 200)
    void bothComputeTheSamePulses(
            @ForAll @IntRange(min = 1, max = 128) int inputs,
            @ForAll @IntRange(min = 1, max = 32) int lanes,
            @ForAll @IntRange(max = 100) int percentZero,
            @ForAll long seed) {
        Random random = new Random(seed);
        int firstDriver = random.nextInt(128 - inputs + 1);
        byte[] activations = new byte[128 * InterleavedVectors.LANES];
        for (int i = 0; i < inputs * InterleavedVectors.LANES; i++) {
            boolean zero = i % InterleavedVectors.LANES >= lanes || random.nextInt(100) < percentZero;
            activations[i] = (byte) (zero ? 0 : random.nextInt(32));
        }
        DriverTable drivers = new DriverTable(128);
        for (int driver = 0; driver < 128; driver++) {
            drivers.set(driver, 2 * random.nextFloat() - 1, 2 * random.nextFloat() - 1, 33 * random.nextFloat());
        }
        EventTable times = events(random);
        LaneGroup plain = group(lanes, inputs);
        LaneGroup vector = group(lanes, inputs);
        for (LaneGroup group : List.of(plain, vector)) {
            group.setVectors(activations, InterleavedVectors.LANES, inputs, firstDriver);
            count(group == plain ? PLAIN : VECTOR, group, times);
            group.setVectors(activations, lanes, inputs, firstDriver);
        }
        assertThat(vector.terms.events).isEqualTo(plain.terms.events);
        PLAIN.pulse().pulses(drivers, times, plain);
        VECTOR.pulse().pulses(drivers, times, vector);
        for (int lane = 0; lane < lanes; lane++) {
            for (int i = 0; i < inputs; i++) {
                assertThat(vector.pulses[i * InterleavedVectors.LANES + lane])
                        .isEqualTo(plain.pulses[i * InterleavedVectors.LANES + lane]);
            }
            assertThat(vector.terms.pulses[lane]).isEqualTo(plain.terms.pulses[lane]);
            assertThat(vector.terms.linear[lane]).isEqualTo(plain.terms.linear[lane]);
            assertThat(vector.terms.constant[lane]).isEqualTo(plain.terms.constant[lane]);
            assertThat(vector.terms.inverseMean[lane]).isEqualTo(plain.terms.inverseMean[lane]);
        }
    }

    private static void count(Kernels kernels, LaneGroup group, EventTable times) {
        assertThat(kernels.pulse().count(group)).isTrue();
        for (int lane = 0; lane < InterleavedVectors.LANES; lane++) {
            group.terms.counts[lane] = Byte.toUnsignedInt(group.terms.events[lane]);
        }
        group.terms.lookUp(times, InterleavedVectors.LANES);
    }

    @Test
    void eventsAreCountedUpToTheLastRow() {
        byte[] activations = new byte[128 * InterleavedVectors.LANES];
        for (int i = 0; i < activations.length; i++) {
            activations[i] = (byte) (i % InterleavedVectors.LANES == 5 ? 1 : 0);
        }
        for (Kernels kernels : new Kernels[] {PLAIN, VECTOR}) {
            LaneGroup group = group(InterleavedVectors.LANES, 128);
            group.setVectors(activations, InterleavedVectors.LANES, 128, 0);
            assertThat(kernels.pulse().count(group)).isTrue();
            assertThat(Byte.toUnsignedInt(group.terms.events[5])).isEqualTo(128);
            assertThat(group.terms.events[4]).isZero();
        }
    }

    @Test
    void activationsOutOfRangeAreNoticed() {
        for (byte wrong : new byte[] {-1, 32, 127, -128}) {
            byte[] activations = new byte[128 * InterleavedVectors.LANES];
            activations[99 * InterleavedVectors.LANES + 31] = wrong;
            LaneGroup group = group(32, 100);
            for (Kernels kernels : new Kernels[] {PLAIN, VECTOR}) {
                group.setVectors(activations, 32, 100, 0);
                assertThat(kernels.pulse().count(group)).isFalse();
                group.setVectors(activations, 32, 99, 0);
                assertThat(kernels.pulse().count(group)).isTrue();
                group.setVectors(activations, 31, 100, 0);
                assertThat(kernels.pulse().count(group)).isTrue();
            }
        }
    }

    @Property(tries = 200)
    void bothTakeTheSameLosses(
            @ForAll @IntRange(min = 1, max = 32) int columns,
            @ForAll @IntRange(max = 9) int firstColumn,
            @ForAll @IntRange(min = 1, max = 32) int lanes,
            @ForAll long seed) {
        Random random = new Random(seed);
        LineTable lines = lines(random, firstColumn + columns);
        long values = random.nextLong();
        LaneGroup plain = moved(lanes, new Random(values));
        LaneGroup vector = moved(lanes, new Random(values));
        plain.setColumns(firstColumn, columns, firstColumn);
        vector.setColumns(firstColumn, columns, firstColumn);
        PLAIN.column().takeLosses(lines, plain);
        VECTOR.column().takeLosses(lines, vector);
        for (int c = 0; c < columns; c++) {
            for (int lane = 0; lane < lanes; lane++) {
                assertThat(vector.sums[c * InterleavedVectors.LANES + lane])
                        .isEqualTo(plain.sums[c * InterleavedVectors.LANES + lane]);
            }
        }
    }

    @Property(tries = 200)
    void bothReadTheSameResults(
            @ForAll @IntRange(min = 1, max = 32) int columns,
            @ForAll @IntRange(max = 224) int hemisphereColumn,
            @ForAll @IntRange(min = 1, max = 32) int lanes,
            @ForAll long seed) {
        Random random = new Random(seed);
        ReadingTable readings = readings(random);
        long values = random.nextLong();
        LaneGroup plain = moved(lanes, new Random(values));
        LaneGroup vector = moved(lanes, new Random(values));
        plain.setColumns(4, columns, hemisphereColumn);
        vector.setColumns(4, columns, hemisphereColumn);
        PLAIN.column().read(readings, plain);
        VECTOR.column().read(readings, vector);
        for (int c = 4; c < columns + 4; c++) {
            for (int lane = 0; lane < lanes; lane++) {
                assertThat(vector.results[c * InterleavedVectors.LANES + lane])
                        .isEqualTo(plain.results[c * InterleavedVectors.LANES + lane]);
            }
        }
    }

    /** Without noise, a straight column reads the nearest whole number, within its limits, however far it is beyond. */
    @Test
    void readingsAreRoundedAndLimited() {
        ReadingTable readings = new ReadingTable(8);
        readings.membrane(0, 0, -1e9f, 0);
        readings.reading(0, 1, 0);
        readings.limits(0, -110, 120);
        float[] given = {0.4f, 0.6f, 0.5f, -0.5f, -0.6f, 119.7f, 121, 1e6f, 1e9f, -109.6f, -111, -1e6f, -1e8f};
        int[] expected = {0, 1, 1, 0, -1, 120, 120, 120, 120, -110, -110, -110, -110};
        for (Kernels kernels : new Kernels[] {PLAIN, VECTOR}) {
            LaneGroup group = group(InterleavedVectors.LANES, 1);
            System.arraycopy(given, 0, group.sums, 0, given.length);
            group.setColumns(0, 1, 0);
            kernels.column().read(readings, group);
            for (int i = 0; i < given.length; i++) {
                assertThat((int) group.results[i])
                        .as("%s of %s", kernels.name(), given[i])
                        .isEqualTo(expected[i]);
            }
        }
    }

    private static EventTable events(Random random) {
        EventTable table = new EventTable(128);
        for (int n = 0; n <= table.most(); n++) {
            table.leaked[n] = 1 + random.nextFloat();
            table.missing[n] = random.nextFloat();
            table.meanWeight[n] = random.nextFloat();
            table.linear[n] = random.nextFloat();
        }
        table.leakPerEvent = -0.01f * random.nextFloat();
        table.arrivalPerEvent = -random.nextFloat();
        return table;
    }

    private static LineTable lines(Random random, int columns) {
        LineTable lines = new LineTable(columns);
        for (int c = 0; c < columns; c++) {
            float saturation = 5e-4f * random.nextFloat();
            lines.share(c, random.nextFloat(), 0.05f * random.nextFloat());
            lines.up(c, line(random, 500, saturation));
            lines.down(c, line(random, -500, saturation));
        }
        return lines;
    }

    private static LineResponse line(Random random, float inverse, float saturation) {
        return new LineResponse(
                inverse * random.nextFloat(), saturation, 20 * random.nextFloat(), random.nextFloat() - 0.5f);
    }

    private static ReadingTable readings(Random random) {
        ReadingTable readings = new ReadingTable(256);
        for (int c = 0; c < 256; c++) {
            readings.shortening(c, random.nextFloat());
            readings.membrane(c, random.nextFloat() - 0.5f, -100 * random.nextFloat(), 0.02f * random.nextFloat());
            readings.noise(c, 1.5f * random.nextFloat(), random.nextFloat());
            readings.reading(c, 0.8f + random.nextFloat(), random.nextFloat());
            readings.limits(c, random.nextInt(100) - 128, 28 + random.nextInt(100));
        }
        return readings;
    }

    /** Vectors whose events would move membranes to both sides. */
    private static LaneGroup moved(int lanes, Random random) {
        LaneGroup group = group(lanes, 1);
        LaneTerms terms = group.terms;
        for (int lane = 0; lane < InterleavedVectors.LANES; lane++) {
            terms.pulses[lane] = 3000 * random.nextFloat();
            terms.quadratic[lane] = random.nextFloat() - 0.1f;
            terms.linear[lane] = 30 * random.nextFloat();
            terms.constant[lane] = 900 * random.nextFloat();
            terms.missingPerMicro[lane] = 0.1f * random.nextFloat();
            terms.driftMicros[lane] = 5 * random.nextFloat();
            terms.variance[lane] = 3 * random.nextFloat();
            terms.inverseMean[lane] = random.nextFloat();
        }
        for (int i = 0; i < terms.common.length; i++) {
            terms.common[i] = random.nextFloat() - 0.5f;
        }
        for (int i = 0; i < group.sums.length; i++) {
            group.sums[i] = 80f * (float) random.nextGaussian();
        }
        System.arraycopy(floats(random, group.normals.length), 0, group.normals, 0, group.normals.length);
        return group;
    }
}
