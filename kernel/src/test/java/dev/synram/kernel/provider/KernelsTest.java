package dev.synram.kernel.provider;

import static dev.synram.kernel.provider.RandomFloats.floats;
import static dev.synram.kernel.provider.RandomFloats.positive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.random.CounterRandom;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.MatrixKernel;
import dev.synram.kernel.data.AdamState;
import dev.synram.kernel.data.ByteRange;
import dev.synram.kernel.data.EventList;
import dev.synram.kernel.data.MatrixView;
import dev.synram.kernel.data.MembraneState;
import dev.synram.kernel.data.MembraneTable;
import dev.synram.kernel.data.NormalStreams;
import dev.synram.kernel.data.PackedMatrix;
import dev.synram.kernel.data.Panel;
import dev.synram.kernel.data.Ramp;
import dev.synram.kernel.data.SynapseRow;
import dev.synram.kernel.data.SynapseSources;
import dev.synram.kernel.scalar.ScalarKernels;
import dev.synram.kernel.simd.SimdKernels;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The plain kernels are right, and the vector kernels give the same bits; those of interleaved vectors have a test of their own. */
class KernelsTest {

    private static final Kernels PLAIN = ScalarKernels.all();
    private static final Kernels VECTOR = SimdKernels.all();

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
        float[] factors = floats(random, padded * depth);
        MatrixView left = transposed ? new MatrixView(factors, 1, padded) : new MatrixView(factors, depth, 1);
        left.set(0, rows);
        float[] values = floats(random, depth * columns);
        PackedMatrix right = new PackedMatrix(depth, columns);
        right.pack(values, 0, columns);
        int stride = right.paddedColumns();
        float[] plain = floats(random, padded * stride);
        float[] before = plain.clone();
        float[] vector = plain.clone();
        multiply(PLAIN, left, right, new MatrixView(plain, stride, 1), add);
        multiply(VECTOR, left, right, new MatrixView(vector, stride, 1), add);
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

    private static void multiply(Kernels kernels, MatrixView left, PackedMatrix right, MatrixView out, boolean add) {
        if (add) {
            kernels.matrix().multiplyAdd(left, right, out);
        } else {
            kernels.matrix().multiply(left, right, out);
        }
    }

    @Property(tries = 50)
    void bothDrawTheSameNormalNumbers(
            @ForAll @IntRange(max = 8) int group, @ForAll @IntRange(min = 1, max = 3) int groups, @ForAll long seed) {
        NormalStreams plain = streams(group, groups, seed);
        NormalStreams vector = streams(group, groups, seed);
        PLAIN.normal().draw(plain);
        VECTOR.normal().draw(vector);
        assertThat(vector.numbers).isEqualTo(plain.numbers);
    }

    private static NormalStreams streams(int group, int groups, long seed) {
        NormalStreams streams = new NormalStreams(7, 3);
        Random random = new Random(seed);
        Arrays.setAll(streams.keys, _ -> random.nextLong());
        streams.select(7, group, groups);
        return streams;
    }

    @Property(tries = 100)
    void sumsSaturate(@ForAll @IntRange(max = 100) int count, @ForAll long seed) {
        byte[] addends = new byte[120];
        byte[] plain = new byte[120];
        new Random(seed).nextBytes(addends);
        new Random(~seed).nextBytes(plain);
        byte[] before = plain.clone();
        byte[] vector = plain.clone();
        ByteRange some = new ByteRange().set(addends, 7, count);
        PLAIN.digital().addSaturating(some, new ByteRange().set(plain, 11, count));
        VECTOR.digital().addSaturating(some, new ByteRange().set(vector, 11, count));
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
        PLAIN.digital().convertingRelu(new ByteRange().set(plain, 3, 290), shift);
        VECTOR.digital().convertingRelu(new ByteRange().set(vector, 3, 290), shift);
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
        SynapseSources sources = new SynapseSources(
                floats(random, weights.length * SynapseSources.SOURCES),
                floats(random, weights.length * SynapseSources.SOURCES));
        SynapseRow row = new SynapseRow().set(weights, start, 7, count);
        float[] scales = floats(random, 80);
        float[] plain = new float[count];
        float[] vector = new float[count];
        PLAIN.synapse().currents(row, sources, scales, plain);
        VECTOR.synapse().currents(row, sources, scales, vector);
        assertThat(vector).isEqualTo(plain);
        float[] used = weights[start] < 0 ? sources.inhibitory() : sources.excitatory();
        double expected = used[SynapseSources.BITS * weights.length + start];
        for (int bit = 0; bit < SynapseSources.BITS; bit++) {
            boolean set = (Math.abs(weights[start]) & 1 << bit) != 0;
            expected += set ? used[bit * weights.length + start] : 0;
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
        Ramp ramp = new Ramp(causes, (byte) 63, 0.5f);
        PLAIN.gradient().ramp(plain, from, count, ramp);
        VECTOR.gradient().ramp(vector, from, count, ramp);
        assertThat(vector).isEqualTo(plain);
        for (int i = from; i < plain.length; i++) {
            assertThat(plain[i]).isEqualTo(causes[i] > 0 && causes[i] < 64 ? before[i] / 2 : 0);
        }
    }

    @Property(tries = 60)
    void bothUpdateByAdam(
            @ForAll @IntRange(max = 70) int count, @ForAll @IntRange(max = 20) int from, @ForAll long seed) {
        AdamState plain = adam(new Random(seed));
        AdamState vector = adam(new Random(seed));
        AdamState before = adam(new Random(seed));
        AdamState.Update update = AdamState.Update.of(0.3f, 5, 0.5f);
        PLAIN.gradient().moments(plain, from, count);
        PLAIN.gradient().update(plain, update, from, count);
        VECTOR.gradient().moments(vector, from, count);
        VECTOR.gradient().update(vector, update, from, count);
        assertThat(vector).usingRecursiveComparison().isEqualTo(plain);
        for (int i = 0; i < plain.values().length; i++) {
            boolean within = i >= from && i < from + count;
            double gradient = within ? before.gradients()[i] : 0;
            double mean = within ? 0.9 * before.means()[i] + 0.1 * gradient : before.means()[i];
            double square = within ? 0.999 * before.squares()[i] + 0.001 * gradient * gradient : before.squares()[i];
            double rate = 0.3 * Math.sqrt(1 - Math.pow(0.999, 5)) / (1 - Math.pow(0.9, 5));
            double value = before.values()[i] - rate * mean / before.roots()[i];
            assertThat((double) plain.means()[i]).isCloseTo(mean, within(1e-6));
            assertThat((double) plain.squares()[i]).isCloseTo(square, within(1e-6));
            assertThat((double) plain.values()[i])
                    .isCloseTo(within ? Math.clamp(value, -0.5, 0.5) : before.values()[i], within(1e-5));
        }
    }

    private static float[] roots(Random random) {
        float[] roots = positive(random, 90, 1);
        for (int i = 0; i < roots.length; i++) {
            roots[i] += 0.1f;
        }
        return roots;
    }

    private static AdamState adam(Random random) {
        return new AdamState(
                floats(random, 90), floats(random, 90), floats(random, 90), positive(random, 90, 1), roots(random));
    }

    @Property(tries = 50)
    void floatsAreThoseOfBytes(@ForAll @IntRange(max = 90) int count, @ForAll long seed) {
        byte[] values = new byte[count];
        new Random(seed).nextBytes(values);
        for (Kernels kernels : new Kernels[] {PLAIN, VECTOR}) {
            float[] converted = new float[count + 3];
            kernels.gradient().floats(values, converted, 3, count);
            for (int i = 0; i < count; i++) {
                assertThat(converted[i + 3]).isEqualTo(values[i]);
            }
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
        EventList list = new EventList(30);
        Arrays.setAll(list.rows, _ -> random.nextInt(10));
        System.arraycopy(positive(random, 30, 2000f), 0, list.pulses, 0, 30);
        list.select(6, 6 + events);
        MatrixView normals = new MatrixView(floats(random, 24 * 96), 96, 1).set(2, events);
        Panel panel = currents.panel(currents.panels() - 1);
        MembraneState plain = new MembraneState(panel, 9);
        MembraneState vector = new MembraneState(panel, 9);
        for (int call = 0; call < 3; call++) {
            PLAIN.membrane().integrate(time, plain, list, normals);
            VECTOR.membrane().integrate(time, vector, list, normals);
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
        MembraneState state = new MembraneState(currents.panel(0), 0);
        EventList events = new EventList(2).select(0, 2);
        events.rows[1] = 1;
        events.pulses[0] = charge;
        VECTOR.membrane().integrate(time, state, events, new MatrixView(new float[200], 96, 1).set(0, 2));
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
            table.shortening[i] = 1000 * random.nextFloat();
        }
        return table;
    }

    @Test
    void hashesAreThoseOfTheCounterGenerator() {
        NormalStreams stream = new NormalStreams(1, 1);
        stream.keys[0] = 5;
        stream.select(1, 3, 1);
        PLAIN.normal().draw(stream);
        float[] drawn = stream.numbers;
        long hash = CounterRandom.bits(5, 48);
        double radius = Math.sqrt(-2 * Math.log(((int) hash >>> 1) * 0x1p-31 + 0x1p-32));
        double angle = (int) (hash >>> 32) * 0x1p-31 * Math.PI / 2;
        double sign = (hash & 1) == 0 ? 1 : -1;
        assertThat((double) drawn[0]).isCloseTo(sign * radius * Math.cos(angle), within(1e-4));
        assertThat((double) drawn[NormalStreams.PAIRS]).isCloseTo(sign * radius * Math.sin(angle), within(1e-4));
    }
}
