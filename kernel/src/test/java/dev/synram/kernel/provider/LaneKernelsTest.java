package dev.synram.kernel.provider;

import static dev.synram.kernel.provider.RandomFloats.floats;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.InterleavedVectors;
import dev.synram.kernel.ChargeKernel;
import dev.synram.kernel.Interleaver;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.NormalKernel;
import dev.synram.kernel.data.DriverTable;
import dev.synram.kernel.data.EventTable;
import dev.synram.kernel.data.LaneTerms;
import dev.synram.kernel.data.LaneWeights;
import dev.synram.kernel.data.LineTable;
import dev.synram.kernel.data.ReadingTable;
import dev.synram.kernel.scalar.BoxMuller;
import dev.synram.kernel.simd.SimdKernels;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The kernels of strips: the plain ones are right, and the vector kernels give the same bits. */
class LaneKernelsTest {

    private static final Kernels PLAIN = KernelProvider.scalar();
    private static final Kernels VECTOR = SimdKernels.all();
    private static final int[] ROWS =
            IntStream.range(0, 128).map(i -> i * InterleavedVectors.LANES).toArray();

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
        float[] pulses = floats(random, depth * InterleavedVectors.LANES);
        int first = columns / 2 / LaneWeights.WIDTH * LaneWeights.WIDTH;
        int count = Math.min(ChargeKernel.COLUMNS, columns - first);
        float[] plain = new float[ChargeKernel.COLUMNS * InterleavedVectors.LANES];
        float[] vector = new float[plain.length];
        PLAIN.charge().multiply(weights, first, count, pulses, lanes, plain);
        VECTOR.charge().multiply(weights, first, count, pulses, lanes, vector);
        for (int c = 0; c < count; c++) {
            for (int lane = 0; lane < lanes; lane++) {
                float sum = 0;
                for (int k = 0; k < depth; k++) {
                    sum = Math.fma(weights.get(k, first + c), pulses[k * InterleavedVectors.LANES + lane], sum);
                }
                assertThat(plain[c * InterleavedVectors.LANES + lane]).isEqualTo(sum);
                assertThat(vector[c * InterleavedVectors.LANES + lane]).isEqualTo(sum);
            }
        }
    }

    @Property(tries = 60)
    void vectorsAreLaidSideBySideAndBack(
            @ForAll @IntRange(min = 1, max = 256) int length,
            @ForAll @IntRange(min = 1, max = 32) int count,
            @ForAll long seed) {
        int stride = length + 3;
        byte[] vectors = new byte[5 + InterleavedVectors.LANES * stride];
        new Random(seed).nextBytes(vectors);
        for (Kernels kernels : new Kernels[] {PLAIN, VECTOR}) {
            Interleaver layout = new Interleaver(kernels.lane());
            byte[] lanes = new byte[9 + length * InterleavedVectors.LANES];
            layout.sideBySide(vectors, 5, stride, length, count, lanes, 9);
            byte[] back = new byte[7 + count * stride];
            layout.oneByOne(lanes, 9, length, count, back, 7, stride);
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
        long[] even = new long[InterleavedVectors.LANES / 2];
        long[] odd = new long[InterleavedVectors.LANES / 2];
        for (int lane = 0; lane < InterleavedVectors.LANES; lane++) {
            (lane % 2 == 0 ? even : odd)[lane / 2] = keys[lane];
        }
        float[] plain = new float[2 * pairs * InterleavedVectors.LANES];
        float[] vector = new float[plain.length];
        PLAIN.normal().drawStrip(even, odd, lanes, firstPair, pairs, plain);
        VECTOR.normal().drawStrip(even, odd, lanes, firstPair, pairs, vector);
        float[] stream = new float[10 * NormalKernel.GROUP];
        for (int lane = 0; lane < lanes; lane++) {
            PLAIN.normal().draw(new long[] {keys[lane]}, 1, 0, 10, stream, stream.length);
            for (int pair = 0; pair < pairs; pair++) {
                int group = (firstPair + pair) / BoxMuller.PAIRS * NormalKernel.GROUP;
                int first = group + (firstPair + pair) % BoxMuller.PAIRS;
                for (int of = 0; of < 2; of++) {
                    int at = (2 * pair + of) * InterleavedVectors.LANES + lane;
                    assertThat(plain[at]).isEqualTo(stream[first + of * BoxMuller.PAIRS]);
                    assertThat(vector[at]).isEqualTo(plain[at]);
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
        int firstInput = random.nextInt(128 - inputs + 1);
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
        LaneTerms plain = counted(PLAIN, activations, inputs, times);
        LaneTerms vector = counted(VECTOR, activations, inputs, times);
        assertThat(vector.events).isEqualTo(plain.events);
        float[] plainPulses = new float[128 * InterleavedVectors.LANES];
        float[] vectorPulses = new float[128 * InterleavedVectors.LANES];
        PLAIN.pulse().pulses(activations, ROWS, inputs, lanes, drivers, firstInput, times, plain, plainPulses);
        VECTOR.pulse().pulses(activations, ROWS, inputs, lanes, drivers, firstInput, times, vector, vectorPulses);
        for (int lane = 0; lane < lanes; lane++) {
            for (int i = 0; i < inputs; i++) {
                assertThat(vectorPulses[i * InterleavedVectors.LANES + lane])
                        .isEqualTo(plainPulses[i * InterleavedVectors.LANES + lane]);
            }
            assertThat(vector.pulses[lane]).isEqualTo(plain.pulses[lane]);
            assertThat(vector.linear[lane]).isEqualTo(plain.linear[lane]);
            assertThat(vector.constant[lane]).isEqualTo(plain.constant[lane]);
        }
    }

    private static LaneTerms counted(Kernels kernels, byte[] activations, int inputs, EventTable times) {
        LaneTerms terms = new LaneTerms();
        assertThat(kernels.pulse().count(activations, ROWS, inputs, InterleavedVectors.LANES, terms.events))
                .isTrue();
        for (int lane = 0; lane < InterleavedVectors.LANES; lane++) {
            terms.counts[lane] = Byte.toUnsignedInt(terms.events[lane]);
        }
        terms.lookUp(times, InterleavedVectors.LANES);
        return terms;
    }

    @Test
    void eventsAreCountedUpToTheLastRow() {
        byte[] activations = new byte[128 * InterleavedVectors.LANES];
        for (int i = 0; i < activations.length; i++) {
            activations[i] = (byte) (i % InterleavedVectors.LANES == 5 ? 1 : 0);
        }
        for (Kernels kernels : new Kernels[] {PLAIN, VECTOR}) {
            byte[] events = new byte[InterleavedVectors.LANES];
            assertThat(kernels.pulse().count(activations, ROWS, 128, InterleavedVectors.LANES, events))
                    .isTrue();
            assertThat(Byte.toUnsignedInt(events[5])).isEqualTo(128);
            assertThat(events[4]).isZero();
        }
    }

    @Test
    void activationsOutOfRangeAreNoticed() {
        for (byte wrong : new byte[] {-1, 32, 127, -128}) {
            byte[] activations = new byte[128 * InterleavedVectors.LANES];
            activations[99 * InterleavedVectors.LANES + 31] = wrong;
            byte[] events = new byte[InterleavedVectors.LANES];
            for (Kernels kernels : new Kernels[] {PLAIN, VECTOR}) {
                assertThat(kernels.pulse().count(activations, ROWS, 100, 32, events))
                        .isFalse();
                assertThat(kernels.pulse().count(activations, ROWS, 99, 32, events))
                        .isTrue();
                assertThat(kernels.pulse().count(activations, ROWS, 100, 31, events))
                        .isTrue();
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
        LaneTerms terms = terms(random);
        float[] plain = way(random);
        float[] vector = plain.clone();
        PLAIN.column().takeLosses(lines, firstColumn, columns, terms, lanes, plain);
        VECTOR.column().takeLosses(lines, firstColumn, columns, terms, lanes, vector);
        for (int c = 0; c < columns; c++) {
            for (int lane = 0; lane < lanes; lane++) {
                assertThat(vector[c * InterleavedVectors.LANES + lane])
                        .isEqualTo(plain[c * InterleavedVectors.LANES + lane]);
            }
        }
    }

    @Property(tries = 200)
    void bothReadTheSameResults(
            @ForAll @IntRange(min = 1, max = 32) int columns,
            @ForAll @IntRange(max = 224) int firstColumn,
            @ForAll @IntRange(min = 1, max = 32) int lanes,
            @ForAll long seed) {
        Random random = new Random(seed);
        ReadingTable readings = readings(random);
        LaneTerms terms = terms(random);
        float[] sums = way(random);
        float[] normals = floats(random, 34 * InterleavedVectors.LANES);
        byte[] plain = new byte[(columns + 3) * InterleavedVectors.LANES];
        byte[] vector = new byte[plain.length];
        PLAIN.column().read(readings, firstColumn, columns, terms, lanes, sums, normals, 1, plain, 3);
        VECTOR.column().read(readings, firstColumn, columns, terms, lanes, sums, normals, 1, vector, 3);
        for (int c = 3; c < columns + 3; c++) {
            for (int lane = 0; lane < lanes; lane++) {
                assertThat(vector[c * InterleavedVectors.LANES + lane])
                        .isEqualTo(plain[c * InterleavedVectors.LANES + lane]);
            }
        }
    }

    /** Without noise, a straight column reads the nearest whole number, within its limits, however far it is beyond. */
    @Test
    void readingsAreRoundedAndLimited() {
        ReadingTable readings = new ReadingTable(8);
        readings.membrane(0, 0, -1e9f, 0);
        readings.reading(0, 1, 0, -110, 120);
        float[] sums = new float[ChargeKernel.COLUMNS * InterleavedVectors.LANES];
        float[] given = {0.4f, 0.6f, 0.5f, -0.5f, -0.6f, 119.7f, 121, 1e6f, 1e9f, -109.6f, -111, -1e6f, -1e8f};
        int[] expected = {0, 1, 1, 0, -1, 120, 120, 120, 120, -110, -110, -110, -110};
        System.arraycopy(given, 0, sums, 0, given.length);
        for (Kernels kernels : new Kernels[] {PLAIN, VECTOR}) {
            byte[] out = new byte[InterleavedVectors.LANES];
            float[] normals = new float[InterleavedVectors.LANES];
            kernels.column().read(readings, 0, 1, new LaneTerms(), InterleavedVectors.LANES, sums, normals, 0, out, 0);
            for (int i = 0; i < given.length; i++) {
                assertThat((int) out[i])
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
            lines.up(c, 500 * random.nextFloat(), saturation, 20 * random.nextFloat(), random.nextFloat() - 0.5f);
            lines.down(c, -500 * random.nextFloat(), saturation, 20 * random.nextFloat(), random.nextFloat() - 0.5f);
        }
        return lines;
    }

    private static ReadingTable readings(Random random) {
        ReadingTable readings = new ReadingTable(256);
        for (int c = 0; c < 256; c++) {
            readings.membrane(c, random.nextFloat() - 0.5f, -100 * random.nextFloat(), 0.02f * random.nextFloat());
            readings.noise(c, 1.5f * random.nextFloat(), random.nextFloat());
            readings.reading(
                    c,
                    0.8f + random.nextFloat(),
                    random.nextFloat(),
                    random.nextInt(100) - 128,
                    28 + random.nextInt(100));
        }
        return readings;
    }

    private static LaneTerms terms(Random random) {
        LaneTerms terms = new LaneTerms();
        for (int lane = 0; lane < InterleavedVectors.LANES; lane++) {
            terms.pulses[lane] = 3000 * random.nextFloat();
            terms.quadratic[lane] = random.nextFloat() - 0.1f;
            terms.linear[lane] = 30 * random.nextFloat();
            terms.constant[lane] = 900 * random.nextFloat();
            terms.missingPerMicro[lane] = 0.1f * random.nextFloat();
            terms.driftMicros[lane] = 5 * random.nextFloat();
            terms.variance[lane] = 3 * random.nextFloat();
            terms.common[lane] = random.nextFloat() - 0.5f;
        }
        return terms;
    }

    /** How far membranes would move. */
    private static float[] way(Random random) {
        float[] sums = new float[ChargeKernel.COLUMNS * InterleavedVectors.LANES];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = 80f * (float) random.nextGaussian();
        }
        return sums;
    }
}
