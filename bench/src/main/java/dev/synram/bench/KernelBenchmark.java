package dev.synram.bench;

import dev.synram.chip.InterleavedVectors;
import dev.synram.kernel.Interleaver;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.data.DriverTable;
import dev.synram.kernel.data.EventTable;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.LaneTerms;
import dev.synram.kernel.data.LaneWeights;
import dev.synram.kernel.data.LineResponse;
import dev.synram.kernel.data.LineTable;
import dev.synram.kernel.data.ReadingTable;
import dev.synram.kernel.data.VectorRows;
import dev.synram.kernel.provider.KernelProvider;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The kernels of interleaved vectors on one thread, in nanoseconds per element: a multiply-add, a normal number, an
 * activation, a result or a byte. {@link #peak} is the peak of the host: its ratio to {@link #product} is the share of
 * the peak that a product reaches. Together with {@link ArrayKernelBenchmark}, every hot loop is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {

    private static final int DEPTH = 128;
    private static final int COLUMNS = 256;
    private static final int LANES = InterleavedVectors.LANES;
    private static final int BYTES = DEPTH * LANES;
    private static final int RESULTS = LaneGroup.COLUMNS * LANES;

    private final Kernels kernels = KernelProvider.best();
    private final Random random = new Random(1);
    private final LaneWeights weights = new LaneWeights(DEPTH, COLUMNS);
    private final DriverTable drivers = new DriverTable(DEPTH);
    private final EventTable times = new EventTable(DEPTH);
    private final LineTable lines = new LineTable(COLUMNS);
    private final ReadingTable readings = new ReadingTable(COLUMNS);
    private final byte[] activations = new byte[BYTES];
    private final LaneGroup group = new LaneGroup(DEPTH, COLUMNS);
    private final LaneGroup single = new LaneGroup(DEPTH, COLUMNS);
    private final float[] movements = new float[RESULTS];
    private final VectorRows vectors =
            new VectorRows().set(new byte[BYTES], 0, DEPTH).shape(LANES, DEPTH);
    private final Interleaver interleaver = new Interleaver(kernels.lane());

    /** JMH calls this. */
    public KernelBenchmark() {}

    /** Fills tables with values similar to those of a chip. */
    @Setup
    public void prepare() {
        float[] row = new float[COLUMNS];
        for (int i = 0; i < DEPTH; i++) {
            for (int c = 0; c < COLUMNS; c++) {
                row[c] = random.nextFloat() - 0.5f;
            }
            weights.setRow(i, row);
            group.rows[i] = i * LANES;
            drivers.set(i, random.nextFloat(), 1 + random.nextFloat() / 10, 31);
        }
        for (int i = 0; i < BYTES; i++) {
            activations[i] = (byte) random.nextInt(32);
            group.pulses[i] = 31 * random.nextFloat();
        }
        for (int i = 0; i < RESULTS; i++) {
            movements[i] = 80 * (float) random.nextGaussian();
        }
        for (int i = 0; i < LANES / 2; i++) {
            group.evenKeys[i] = random.nextLong();
            group.oddKeys[i] = random.nextLong();
        }
        group.setVectors(activations, LANES, DEPTH, 0);
        group.setColumns(0, LaneGroup.COLUMNS, 0);
        single.setVectors(activations, 1, DEPTH, 0);
        prepareEvents();
        prepareColumns();
    }

    private void prepareEvents() {
        Arrays.fill(times.leaked, 1.5f);
        Arrays.fill(times.meanWeight, 0.5f);
        times.leakPerEvent = -0.001f;
        times.arrivalPerEvent = -0.1f;
        LaneTerms terms = group.terms;
        for (int lane = 0; lane < LANES; lane++) {
            terms.pulses[lane] = 3000 * random.nextFloat();
            terms.quadratic[lane] = random.nextFloat();
            terms.linear[lane] = 30 * random.nextFloat();
            terms.constant[lane] = 900 * random.nextFloat();
            terms.missingPerMicro[lane] = 0.1f * random.nextFloat();
            terms.driftMicros[lane] = 5 * random.nextFloat();
            terms.variance[lane] = 3 * random.nextFloat();
        }
    }

    private void prepareColumns() {
        for (int c = 0; c < COLUMNS; c++) {
            lines.share(c, random.nextFloat(), 0.05f * random.nextFloat());
            lines.up(c, line(500));
            lines.down(c, line(-500));
            readings.membrane(c, random.nextFloat() - 0.5f, -100 * random.nextFloat(), 0.02f * random.nextFloat());
            readings.noise(c, 1.5f * random.nextFloat(), random.nextFloat());
            readings.reading(c, 0.8f + random.nextFloat(), random.nextFloat());
            readings.limits(c, -120, 120);
        }
    }

    private LineResponse line(float inverse) {
        return new LineResponse(inverse, 5e-4f * random.nextFloat(), 20 * random.nextFloat(), -random.nextFloat());
    }

    /** Interleaved vectors multiplied with the matrix of a hemisphere, per multiply-add. */
    @Benchmark
    @OperationsPerInvocation(LANES * DEPTH * COLUMNS)
    public float[] product() {
        return product(group);
    }

    /** A single vector multiplied with the matrix of a hemisphere, per multiply-add. */
    @Benchmark
    @OperationsPerInvocation(DEPTH * COLUMNS)
    public float[] productOfOneVector() {
        return product(single);
    }

    private float[] product(LaneGroup of) {
        for (int column = 0; column < COLUMNS; column += LaneGroup.COLUMNS) {
            of.setColumns(column, LaneGroup.COLUMNS, column);
            kernels.charge().multiply(weights, of);
        }
        return of.sums;
    }

    /** Normal numbers for the columns that are computed together, per number. */
    @Benchmark
    @OperationsPerInvocation(RESULTS)
    public float[] normals() {
        kernels.normal().drawLanes(group, 0, LaneGroup.COLUMNS / 2);
        return group.normals;
    }

    /** Event counts, per activation. */
    @Benchmark
    @OperationsPerInvocation(BYTES)
    public boolean counts() {
        return kernels.pulse().count(group);
    }

    /** Pulses, per activation. */
    @Benchmark
    @OperationsPerInvocation(BYTES)
    public float[] pulses() {
        Arrays.fill(group.terms.linear, 1f);
        kernels.pulse().pulses(drivers, times, group);
        return group.pulses;
    }

    /** Losses on lines, per result. */
    @Benchmark
    @OperationsPerInvocation(RESULTS)
    public float[] losses() {
        System.arraycopy(movements, 0, group.sums, 0, RESULTS);
        group.setColumns(32, LaneGroup.COLUMNS, 32);
        kernels.column().takeLosses(lines, group);
        return group.sums;
    }

    /** Readings, per result. */
    @Benchmark
    @OperationsPerInvocation(RESULTS)
    public byte[] readings() {
        System.arraycopy(movements, 0, group.sums, 0, RESULTS);
        group.setColumns(32, LaneGroup.COLUMNS, 32);
        kernels.column().read(readings, group);
        return group.results;
    }

    /** Interleaving, per byte. */
    @Benchmark
    @OperationsPerInvocation(BYTES)
    public byte[] interleave() {
        interleaver.interleave(vectors, activations, 0);
        return activations;
    }

    /** Deinterleaving, per byte. */
    @Benchmark
    @OperationsPerInvocation(BYTES)
    public byte[] deinterleave() {
        interleaver.deinterleave(activations, 0, vectors);
        return vectors.data();
    }

    /** Fused multiply-adds on registers, a vector of 16 floats at a time; scale by its length for others. */
    @Benchmark
    @OperationsPerInvocation(12 * 200_000 * 16)
    public float peak() {
        return PeakRate.run();
    }
}
