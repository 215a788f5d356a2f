package dev.synram.chip.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Strips;
import dev.synram.chip.random.CounterRandom;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The plain kernels are right, and the vector kernels give the same bits. */
class KernelsTest {

    private static final Kernels PLAIN = Kernels.plain();
    private static final Kernels VECTOR = VectorKernels.all();
    private static final int[] ROWS =
            IntStream.range(0, 128).map(i -> i * Strips.LANES).toArray();

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

    @Property(tries = 60)
    void chargesAreSumsOfProducts(
            @ForAll @IntRange(min = 1, max = 128) int depth,
            @ForAll @IntRange(min = 1, max = 70) int columns,
            @ForAll @IntRange(min = 1, max = 32) int lanes,
            @ForAll long seed) {
        Random random = new Random(seed);
        StripWeights weights = new StripWeights(depth, columns);
        for (int k = 0; k < depth; k++) {
            weights.setRow(k, floats(random, columns));
        }
        float[] pulses = floats(random, depth * Strips.LANES);
        int first = columns / 2 / StripWeights.WIDTH * StripWeights.WIDTH;
        int count = Math.min(ChargeKernel.COLUMNS, columns - first);
        float[] plain = new float[ChargeKernel.COLUMNS * Strips.LANES];
        float[] vector = new float[plain.length];
        PLAIN.charge().multiply(weights, first, count, pulses, lanes, plain);
        VECTOR.charge().multiply(weights, first, count, pulses, lanes, vector);
        for (int c = 0; c < count; c++) {
            for (int lane = 0; lane < lanes; lane++) {
                float sum = 0;
                for (int k = 0; k < depth; k++) {
                    sum = Math.fma(weights.get(k, first + c), pulses[k * Strips.LANES + lane], sum);
                }
                assertThat(plain[c * Strips.LANES + lane]).isEqualTo(sum);
                assertThat(vector[c * Strips.LANES + lane]).isEqualTo(sum);
            }
        }
    }

    @Property(tries = 60)
    void vectorsAreLaidSideBySideAndBack(
            @ForAll @IntRange(min = 1, max = 256) int length,
            @ForAll @IntRange(min = 1, max = 32) int count,
            @ForAll long seed) {
        int stride = length + 3;
        byte[] vectors = new byte[5 + Strips.LANES * stride];
        new Random(seed).nextBytes(vectors);
        for (Kernels kernels : new Kernels[] {PLAIN, VECTOR}) {
            LaneLayout layout = new LaneLayout(kernels.lane());
            byte[] lanes = new byte[9 + length * Strips.LANES];
            layout.sideBySide(vectors, 5, stride, length, count, lanes, 9);
            byte[] back = new byte[7 + count * stride];
            layout.oneByOne(lanes, 9, length, count, back, 7, stride);
            byte[] expected = new byte[back.length];
            for (int v = 0; v < count; v++) {
                for (int i = 0; i < length; i++) {
                    byte value = vectors[5 + v * stride + i];
                    assertThat(lanes[9 + i * Strips.LANES + v]).isEqualTo(value);
                    expected[7 + v * stride + i] = value;
                }
            }
            assertThat(back).isEqualTo(expected);
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

    /** Pair p is the same pair of numbers, drawn for a stream or for a lane. */
    @Property(tries = 50)
    void lanesDrawFromTheSameStreams(
            @ForAll @IntRange(min = 1, max = 32) int lanes,
            @ForAll @IntRange(max = 130) int firstPair,
            @ForAll @IntRange(min = 1, max = 17) int pairs,
            @ForAll long seed) {
        long[] keys = new Random(seed).longs(Strips.LANES).toArray();
        long[] even = new long[Strips.LANES / 2];
        long[] odd = new long[Strips.LANES / 2];
        for (int lane = 0; lane < Strips.LANES; lane++) {
            (lane % 2 == 0 ? even : odd)[lane / 2] = keys[lane];
        }
        float[] plain = new float[2 * pairs * Strips.LANES];
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
                    int at = (2 * pair + of) * Strips.LANES + lane;
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
        byte[] activations = new byte[128 * Strips.LANES];
        for (int i = 0; i < inputs * Strips.LANES; i++) {
            boolean zero = i % Strips.LANES >= lanes || random.nextInt(100) < percentZero;
            activations[i] = (byte) (zero ? 0 : random.nextInt(32));
        }
        DriverTable drivers = new DriverTable(128);
        for (int driver = 0; driver < 128; driver++) {
            drivers.set(driver, 2 * random.nextFloat() - 1, 2 * random.nextFloat() - 1, 33 * random.nextFloat());
        }
        EventTable times = events(random);
        StripTerms plain = counted(PLAIN, activations, inputs, times);
        StripTerms vector = counted(VECTOR, activations, inputs, times);
        assertThat(vector.events).isEqualTo(plain.events);
        float[] plainPulses = new float[128 * Strips.LANES];
        float[] vectorPulses = new float[128 * Strips.LANES];
        PLAIN.pulse().pulses(activations, ROWS, inputs, lanes, drivers, firstInput, times, plain, plainPulses);
        VECTOR.pulse().pulses(activations, ROWS, inputs, lanes, drivers, firstInput, times, vector, vectorPulses);
        for (int lane = 0; lane < lanes; lane++) {
            for (int i = 0; i < inputs; i++) {
                assertThat(vectorPulses[i * Strips.LANES + lane]).isEqualTo(plainPulses[i * Strips.LANES + lane]);
            }
            assertThat(vector.pulses[lane]).isEqualTo(plain.pulses[lane]);
            assertThat(vector.linear[lane]).isEqualTo(plain.linear[lane]);
            assertThat(vector.constant[lane]).isEqualTo(plain.constant[lane]);
        }
    }

    private static StripTerms counted(Kernels kernels, byte[] activations, int inputs, EventTable times) {
        StripTerms terms = new StripTerms();
        assertThat(kernels.pulse().count(activations, ROWS, inputs, Strips.LANES, terms.events))
                .isTrue();
        terms.lookUp(times, Strips.LANES);
        return terms;
    }

    @Test
    void eventsAreCountedUpToTheLastRow() {
        byte[] activations = new byte[128 * Strips.LANES];
        for (int i = 0; i < activations.length; i++) {
            activations[i] = (byte) (i % Strips.LANES == 5 ? 1 : 0);
        }
        for (Kernels kernels : new Kernels[] {PLAIN, VECTOR}) {
            byte[] events = new byte[Strips.LANES];
            assertThat(kernels.pulse().count(activations, ROWS, 128, Strips.LANES, events))
                    .isTrue();
            assertThat(Byte.toUnsignedInt(events[5])).isEqualTo(128);
            assertThat(events[4]).isZero();
        }
    }

    @Test
    void activationsOutOfRangeAreNoticed() {
        for (byte wrong : new byte[] {-1, 32, 127, -128}) {
            byte[] activations = new byte[128 * Strips.LANES];
            activations[99 * Strips.LANES + 31] = wrong;
            byte[] events = new byte[Strips.LANES];
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
        StripTerms terms = terms(random);
        float[] plain = way(random);
        float[] vector = plain.clone();
        PLAIN.column().takeLosses(lines, firstColumn, columns, terms, lanes, plain);
        VECTOR.column().takeLosses(lines, firstColumn, columns, terms, lanes, vector);
        for (int c = 0; c < columns; c++) {
            for (int lane = 0; lane < lanes; lane++) {
                assertThat(vector[c * Strips.LANES + lane]).isEqualTo(plain[c * Strips.LANES + lane]);
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
        StripTerms terms = terms(random);
        float[] sums = way(random);
        float[] normals = floats(random, 34 * Strips.LANES);
        byte[] plain = new byte[(columns + 3) * Strips.LANES];
        byte[] vector = new byte[plain.length];
        PLAIN.column().read(readings, firstColumn, columns, terms, lanes, sums, normals, 1, plain, 3);
        VECTOR.column().read(readings, firstColumn, columns, terms, lanes, sums, normals, 1, vector, 3);
        for (int c = 3; c < columns + 3; c++) {
            for (int lane = 0; lane < lanes; lane++) {
                assertThat(vector[c * Strips.LANES + lane]).isEqualTo(plain[c * Strips.LANES + lane]);
            }
        }
    }

    /** Without noise, a straight column reads the nearest whole number, within its limits, however far it is beyond. */
    @Test
    void readingsAreRoundedAndLimited() {
        ReadingTable readings = new ReadingTable(8);
        readings.membrane(0, 0, -1e9f, 0);
        readings.reading(0, 1, 0, -110, 120);
        float[] sums = new float[ChargeKernel.COLUMNS * Strips.LANES];
        float[] given = {0.4f, 0.6f, 0.5f, -0.5f, -0.6f, 119.7f, 121, 1e6f, 1e9f, -109.6f, -111, -1e6f, -1e8f};
        int[] expected = {0, 1, 1, 0, -1, 120, 120, 120, 120, -110, -110, -110, -110};
        System.arraycopy(given, 0, sums, 0, given.length);
        for (Kernels kernels : new Kernels[] {PLAIN, VECTOR}) {
            byte[] out = new byte[Strips.LANES];
            float[] normals = new float[Strips.LANES];
            kernels.column().read(readings, 0, 1, new StripTerms(), Strips.LANES, sums, normals, 0, out, 0);
            for (int i = 0; i < given.length; i++) {
                assertThat((int) out[i])
                        .as("%s of %s", kernels.name(), given[i])
                        .isEqualTo(expected[i]);
            }
        }
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

    private static EventTable events(Random random) {
        EventTable table = new EventTable();
        for (int n = 0; n <= EventTable.EVENTS; n++) {
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

    private static StripTerms terms(Random random) {
        StripTerms terms = new StripTerms();
        for (int lane = 0; lane < Strips.LANES; lane++) {
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
        float[] sums = new float[ChargeKernel.COLUMNS * Strips.LANES];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = 80f * (float) random.nextGaussian();
        }
        return sums;
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
        long hash = CounterRandom.bits(5, 48);
        double radius = Math.sqrt(-2 * Math.log(((int) hash >>> 1) * 0x1p-31 + 0x1p-32));
        double angle = (int) (hash >>> 32) * 0x1p-31 * Math.PI / 2;
        double sign = (hash & 1) == 0 ? 1 : -1;
        assertThat((double) drawn[0]).isCloseTo(sign * radius * Math.cos(angle), within(1e-4));
        assertThat((double) drawn[BoxMuller.PAIRS]).isCloseTo(sign * radius * Math.sin(angle), within(1e-4));
    }
}
