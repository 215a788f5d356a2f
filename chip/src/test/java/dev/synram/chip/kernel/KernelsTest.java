package dev.synram.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.random.CounterRandom;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The plain kernels are right, and the vector kernels give the same bits. */
class KernelsTest {

    private static final Kernels PLAIN = Kernels.plain();
    private static final Kernels VECTOR = VectorKernels.all();

    @Test
    void vectorKernelsAreChosenWhereTheirModuleIs() {
        assertThat(Kernels.best().name()).startsWith("Vector API");
    }

    @Property(tries = 60)
    void productsAreSumsOfProducts(
            @ForAll @IntRange(min = 1, max = 30) int rows,
            @ForAll @IntRange(min = 1, max = 130) int depth,
            @ForAll @IntRange(min = 1, max = 260) int columns,
            @ForAll boolean transposed,
            @ForAll boolean add,
            @ForAll long seed) {
        Random random = new Random(seed);
        int padded = MatrixKernel.padded(rows);
        MatrixView left = transposed
                ? new MatrixView(floats(random, padded * depth), 0, 1, padded)
                : new MatrixView(floats(random, padded * depth), 0, depth, 1);
        float[] values = floats(random, depth * columns);
        PackedMatrix right = new PackedMatrix(depth, columns);
        right.pack(values, 0, columns);
        int stride = right.panels() * PackedMatrix.WIDTH;
        float[] plain = floats(random, padded * stride);
        float[] before = plain.clone();
        float[] vector = plain.clone();
        for (int panel = 0; panel < right.panels(); panel++) {
            PLAIN.matrix().multiply(left, rows, right, panel, plain, panel * PackedMatrix.WIDTH, stride, add);
            VECTOR.matrix().multiply(left, rows, right, panel, vector, panel * PackedMatrix.WIDTH, stride, add);
        }
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                float sum = add ? before[r * stride + c] : 0;
                for (int k = 0; k < depth; k++) {
                    float factor = left.data()[left.start() + r * left.rowStride() + k * left.columnStride()];
                    sum = Math.fma(factor, values[k * columns + c], sum);
                }
                assertThat(plain[r * stride + c]).isEqualTo(sum);
                assertThat(vector[r * stride + c]).isEqualTo(sum);
            }
        }
    }

    @Property(tries = 50)
    void bothDrawTheSameNormalNumbers(
            @ForAll @IntRange(max = 8) int group, @ForAll @IntRange(min = 1, max = 3) int groups, @ForAll long seed) {
        long[] keys = new Random(seed).longs(7).toArray();
        int stride = groups * NormalKernel.GROUP + 5;
        float[] plain = new float[keys.length * stride];
        float[] vector = new float[keys.length * stride];
        PLAIN.normal().draw(keys, keys.length, group, groups, plain, stride);
        VECTOR.normal().draw(keys, keys.length, group, groups, vector, stride);
        assertThat(vector).isEqualTo(plain);
    }

    @Property(tries = 200)
    void bothComputeTheSamePulses(
            @ForAll @IntRange(min = 1, max = 128) int inputs,
            @ForAll @IntRange(max = 100) int percentZero,
            @ForAll long seed) {
        Random random = new Random(seed);
        int firstInput = random.nextInt(128 - inputs + 1);
        byte[] activations = new byte[128];
        for (int i = 0; i < inputs; i++) {
            activations[i] = (byte) (random.nextInt(100) < percentZero ? 0 : random.nextInt(32));
        }
        DriverTable drivers = new DriverTable(floats(random, 144), floats(random, 144), positive(random, 144, 33f));
        TimingTable timing = new TimingTable(floats(random, 129 * 144));
        int events = PLAIN.pulse().events(activations, 0, inputs);
        assertThat(VECTOR.pulse().events(activations, 0, inputs)).isEqualTo(events);
        float[] plain = new float[128];
        float[] vector = new float[128];
        PulseSums plainSums = new PulseSums();
        PulseSums vectorSums = new PulseSums();
        PLAIN.pulse().pulses(activations, 0, inputs, drivers, firstInput, events, timing, plain, 0, plainSums);
        VECTOR.pulse().pulses(activations, 0, inputs, drivers, firstInput, events, timing, vector, 0, vectorSums);
        for (int i = 0; i < inputs; i++) {
            assertThat(vector[i]).isEqualTo(plain[i]);
        }
        assertThat(vectorSums.lengths()).isEqualTo(plainSums.lengths());
        assertThat(vectorSums.squares()).isEqualTo(plainSums.squares());
    }

    @Test
    void activationsOutOfRangeAreNoticed() {
        for (byte wrong : new byte[] {-1, 32, 127, -128}) {
            byte[] activations = new byte[128];
            activations[99] = wrong;
            assertThat(PLAIN.pulse().events(activations, 0, 100)).isEqualTo(-1);
            assertThat(VECTOR.pulse().events(activations, 0, 100)).isEqualTo(-1);
        }
    }

    @Property(tries = 200)
    void bothReadTheSameResults(
            @ForAll boolean lossless,
            @ForAll boolean narrow,
            @ForAll @IntRange(max = 224) int firstColumn,
            @ForAll long seed) {
        Random random = new Random(seed);
        int rows = 7;
        ColumnTable columns = columns(random);
        VectorTerms terms = terms(random, rows);
        BlockTable block = new BlockTable(positive(random, 128, 0.05f), positive(random, 128, 20f));
        float[] straight = positive(random, 2 * ColumnTable.SIZE, 3f);
        float[] normals = floats(random, rows * 96);
        float[] sums = new float[rows * PackedMatrix.WIDTH];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = 80f * (float) random.nextGaussian();
        }
        byte[] plain = new byte[sums.length];
        byte[] vector = new byte[sums.length];
        int width = narrow ? PackedMatrix.NARROW : PackedMatrix.WIDTH;
        PLAIN.column()
                .read(
                        columns,
                        lossless,
                        block,
                        terms,
                        rows,
                        firstColumn,
                        64,
                        width,
                        sums.clone(),
                        straight,
                        normals,
                        3,
                        96,
                        plain);
        VECTOR.column()
                .read(
                        columns,
                        lossless,
                        block,
                        terms,
                        rows,
                        firstColumn,
                        64,
                        width,
                        sums.clone(),
                        straight,
                        normals,
                        3,
                        96,
                        vector);
        assertThat(vector).isEqualTo(plain);
    }

    @Property(tries = 100)
    void sumsSaturate(@ForAll @IntRange(max = 100) int count, @ForAll long seed) {
        byte[] addends = new byte[120];
        byte[] plain = new byte[120];
        new Random(seed).nextBytes(addends);
        new Random(~seed).nextBytes(plain);
        byte[] before = plain.clone();
        byte[] vector = plain.clone();
        PLAIN.digital().addSaturating(addends, 7, plain, 11, count);
        VECTOR.digital().addSaturating(addends, 7, vector, 11, count);
        assertThat(vector).isEqualTo(plain);
        for (int i = 0; i < plain.length; i++) {
            boolean within = i >= 11 && i < 11 + count;
            int sum = before[i] + (within ? addends[i - 4] : 0);
            assertThat((int) plain[i]).isEqualTo(Math.clamp(sum, -128, 127));
        }
    }

    @Property(tries = 8)
    void activationsAreResultsWithoutTheirLowBits(@ForAll @IntRange(max = 7) int shift) {
        byte[] plain = new byte[300];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) i;
        }
        byte[] vector = plain.clone();
        PLAIN.digital().convert(plain, 3, 290, shift);
        VECTOR.digital().convert(vector, 3, 290, shift);
        assertThat(vector).isEqualTo(plain);
        for (int i = 0; i < plain.length; i++) {
            int expected = i < 3 || i >= 293 ? (byte) i : Math.min(31, Math.max(0, (byte) i) >> shift);
            assertThat((int) plain[i]).isEqualTo(expected);
        }
    }

    @Property(tries = 200)
    void oneValueOutOfRangeIsFound(@ForAll @IntRange(max = 200) int count, @ForAll byte value, @ForAll long seed) {
        byte[] values = new byte[count];
        assertThat(PLAIN.range().within(values, (byte) -63, (byte) 63)).isTrue();
        assertThat(VECTOR.range().within(values, (byte) -63, (byte) 63)).isTrue();
        if (count > 0) {
            values[new Random(seed).nextInt(count)] = value;
            boolean within = Math.abs(value) <= 63;
            assertThat(PLAIN.range().within(values, (byte) -63, (byte) 63)).isEqualTo(within);
            assertThat(VECTOR.range().within(values, (byte) -63, (byte) 63)).isEqualTo(within);
        }
    }

    private static ColumnTable columns(Random random) {
        ColumnTable columns = new ColumnTable();
        for (int i = 0; i < ColumnTable.SIZE; i++) {
            columns.inverseUp[i] = 500 * random.nextFloat();
            columns.inverseDown[i] = -500 * random.nextFloat();
            columns.upShare[i] = random.nextFloat();
            columns.upSaturation[i] = 1e-7f * random.nextFloat();
            columns.downSaturation[i] = 1e-7f * random.nextFloat();
            columns.upSlowness[i] = random.nextFloat() - 0.5f;
            columns.downSlowness[i] = random.nextFloat() - 0.5f;
            columns.drift[i] = random.nextFloat() - 0.5f;
            columns.knee[i] = -100 * random.nextFloat();
            columns.inverseRoom[i] = 0.02f * random.nextFloat();
            columns.slope[i] = 0.8f + random.nextFloat();
            columns.origin[i] = 128 + random.nextFloat();
            columns.flatNoise[i] = 1.5f * random.nextFloat();
            columns.lowest[i] = random.nextInt(100);
            columns.highest[i] = 150 + random.nextInt(106);
        }
        return columns;
    }

    private static VectorTerms terms(Random random, int rows) {
        VectorTerms terms = new VectorTerms(rows);
        for (int v = 0; v < rows; v++) {
            terms.pulses[v] = 3000 * random.nextFloat();
            terms.typicalPulse[v] = 30 * random.nextFloat();
            terms.quadratic[v] = random.nextFloat() - 0.1f;
            terms.linear[v] = random.nextFloat();
            terms.missing[v] = 0.1f * random.nextFloat();
            terms.driftMicros[v] = 5 * random.nextFloat();
            terms.common[v] = random.nextFloat() - 0.5f;
            terms.noiseRow[v] = ColumnTable.SIZE * random.nextInt(2);
        }
        return terms;
    }

    private static float[] floats(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return values;
    }

    private static float[] positive(Random random, int count, float largest) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = largest * random.nextFloat();
        }
        return values;
    }

    @Test
    void hashesAreThoseOfTheCounterGenerator() {
        float[] drawn = new float[NormalKernel.GROUP];
        PLAIN.normal().draw(new long[] {5}, 1, 3, 1, drawn, NormalKernel.GROUP);
        int x = (int) CounterRandom.bits(5, 48);
        int y = (int) CounterRandom.bits(5, 56);
        double radius = Math.sqrt(-2 * Math.log((x >>> 1) * 0x1p-31 + 0x1p-32));
        double angle = y * 0x1p-32 * Math.PI / 2;
        double first = (y & 1) == 0 ? Math.cos(angle) : Math.sin(angle);
        double signed = (x & 1) == 0 ? first : -first;
        assertThat((double) drawn[0]).isCloseTo(radius * signed, within(2e-5));
    }
}
