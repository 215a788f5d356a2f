package dev.synram.kernel.provider;

import static dev.synram.kernel.provider.RandomFloats.floats;
import static dev.synram.kernel.provider.RandomFloats.positive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.random.CounterRandom;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.MatrixKernel;
import dev.synram.kernel.NormalKernel;
import dev.synram.kernel.SynapseKernel;
import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.MembraneState;
import dev.synram.kernel.data.MembraneTable;
import dev.synram.kernel.data.PackedMatrix;
import dev.synram.kernel.scalar.BoxMuller;
import dev.synram.kernel.simd.SimdKernels;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The plain kernels are right, and the vector kernels give the same bits; those of strips have a test of their own. */
class KernelsTest {

    private static final Kernels PLAIN = KernelProvider.scalar();
    private static final Kernels VECTOR = SimdKernels.all();

    @Test
    void vectorKernelsAreChosenWhereTheirModuleIs() {
        assertThat(KernelProvider.best().name()).startsWith("Vector API");
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

    @Property(tries = 200)
    void currentsAreSumsOfSources(
            @ForAll @IntRange(min = 1, max = 60) int count, @ForAll @IntRange(max = 40) int start, @ForAll long seed) {
        Random random = new Random(seed);
        byte[] weights = new byte[101];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) (random.nextInt(127) - 63);
        }
        float[] excitatory = floats(random, weights.length * SynapseKernel.BITS);
        float[] inhibitory = floats(random, weights.length * SynapseKernel.BITS);
        float[] scales = floats(random, 80);
        float[] plain = new float[count];
        float[] vector = new float[count];
        PLAIN.synapse().currents(weights, start, excitatory, inhibitory, scales, 7, count, plain);
        VECTOR.synapse().currents(weights, start, excitatory, inhibitory, scales, 7, count, vector);
        assertThat(vector).isEqualTo(plain);
        float[] sources = weights[start] < 0 ? inhibitory : excitatory;
        double expected = 0;
        for (int bit = 0; bit < SynapseKernel.BITS; bit++) {
            boolean set = (Math.abs(weights[start]) & 1 << bit) != 0;
            expected += set ? sources[bit * weights.length + start] : 0;
        }
        assertThat((double) plain[0]).isCloseTo(expected * scales[7], within(1e-5));
    }

    @Property(tries = 200)
    void gradientsPassWhereTheRampRises(
            @ForAll @IntRange(max = 90) int count, @ForAll @IntRange(max = 10) int from, @ForAll long seed) {
        Random random = new Random(seed);
        byte[] causes = new byte[from + count];
        random.nextBytes(causes);
        float[] plain = floats(random, from + count);
        float[] before = plain.clone();
        float[] vector = plain.clone();
        PLAIN.gradient().ramp(plain, causes, from, count, (byte) 63, 0.5f);
        VECTOR.gradient().ramp(vector, causes, from, count, (byte) 63, 0.5f);
        float[] converted = new float[count];
        VECTOR.gradient().floats(causes, from, converted, 0, count);
        assertThat(vector).isEqualTo(plain);
        for (int i = from; i < plain.length; i++) {
            assertThat(plain[i]).isEqualTo(causes[i] > 0 && causes[i] < 64 ? before[i] / 2 : 0);
            assertThat(converted[i - from]).isEqualTo(causes[i]);
        }
    }

    @Property(tries = 150)
    void bothIntegrateTheSameMembranes(
            @ForAll @IntRange(min = 1, max = 100) int columns,
            @ForAll @IntRange(max = 24) int events,
            @ForAll boolean strong,
            @ForAll long seed) {
        Random random = new Random(seed);
        MembraneTable time = membranes(random, strong ? 1e-2f : 1e-4f);
        PackedMatrix currents = new PackedMatrix(10, columns);
        currents.pack(floats(random, 10 * columns), 0, columns);
        int[] rows = random.ints(24, 0, 10).toArray();
        float[] pulses = positive(random, 24, 2000f);
        float[] normals = floats(random, 24 * 96);
        int panel = currents.panels() - 1;
        MembraneState plain = new MembraneState();
        MembraneState vector = new MembraneState();
        for (int call = 0; call < 3; call++) {
            PLAIN.membrane().integrate(time, plain, 9, currents, panel, rows, pulses, 0, events, normals, 2, 96);
            VECTOR.membrane().integrate(time, vector, 9, currents, panel, rows, pulses, 0, events, normals, 2, 96);
            assertThat(vector.potential).isEqualTo(plain.potential);
        }
    }

    /** The membrane gets what the line gives: the integral of its current, by many small steps. */
    @Property(tries = 30)
    void aLineGivesTheIntegralOfItsCurrent(@ForAll @IntRange(min = 1, max = 5000) int charge, @ForAll boolean up) {
        MembraneTable time = new MembraneTable();
        float saturation = 1e-3f;
        time.saturation[0] = saturation;
        time.inverseSaturation[0] = 1 / saturation;
        time.upLeft[0] = (float) Math.exp(-0.5);
        time.downLeft[0] = (float) Math.exp(-0.5);
        time.upGain[0] = 2f;
        time.downGain[0] = -2f;
        time.kept[0] = 1f;
        PackedMatrix currents = new PackedMatrix(2, 1);
        currents.data()[currents.index(0, 0)] = up ? 1 : -1;
        MembraneState state = new MembraneState();
        int[] rows = {0, 1};
        float[] pulses = {charge, 0};
        VECTOR.membrane().integrate(time, state, 0, currents, 0, rows, pulses, 0, 2, new float[200], 0, 96);
        double given = 0;
        int steps = 20_000;
        for (int i = 0; i < steps; i++) {
            double left = charge * Math.exp(-0.5 * (i + 0.5) / steps);
            given += left / Math.sqrt(1 + Math.pow(saturation * left, 2)) * 0.5 / steps;
        }
        assertThat((double) state.potential[0]).isCloseTo((up ? 2 : -2) * given, within(1e-5 * charge + 1e-5));
    }

    private static MembraneTable membranes(Random random, float saturation) {
        MembraneTable table = new MembraneTable();
        for (int i = 0; i < MembraneTable.SIZE; i++) {
            table.saturation[i] = saturation * random.nextFloat();
            table.inverseSaturation[i] = 1 / table.saturation[i];
            table.upLeft[i] = random.nextFloat();
            table.downLeft[i] = random.nextFloat();
            table.upGain[i] = random.nextFloat();
            table.downGain[i] = -random.nextFloat();
            table.kept[i] = random.nextFloat();
            table.drift[i] = random.nextFloat();
            table.deviation[i] = random.nextFloat();
        }
        return table;
    }

    @Test
    void hashesAreThoseOfTheCounterGenerator() {
        float[] drawn = new float[NormalKernel.GROUP];
        PLAIN.normal().draw(new long[] {5}, 1, 3, 1, drawn, NormalKernel.GROUP);
        long hash = CounterRandom.bits(5, 48);
        double radius = Math.sqrt(-2 * Math.log(((int) hash >>> 1) * 0x1p-31 + 0x1p-32));
        double angle = (int) (hash >>> 32) * 0x1p-31 * Math.PI / 2;
        double sign = (hash & 1) == 0 ? 1 : -1;
        assertThat((double) drawn[0]).isCloseTo(sign * radius * Math.cos(angle), within(1e-4));
        assertThat((double) drawn[BoxMuller.PAIRS]).isCloseTo(sign * radius * Math.sin(angle), within(1e-4));
    }
}
