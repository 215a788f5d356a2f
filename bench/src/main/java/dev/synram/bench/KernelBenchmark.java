package dev.synram.bench;

import dev.synram.chip.kernel.Kernels;
import dev.synram.chip.kernel.MatrixView;
import dev.synram.chip.kernel.PackedMatrix;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Single kernels beside what the machine can do: the share of the peak that a product reaches is the ratio of {@code
 * product} to {@code peak}, both in multiply-adds a nanosecond on one thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {

    private static final int ROWS = 24;
    private static final int DEPTH = 128;
    private static final int COLUMNS = 256;
    private static final int STREAMS = 24;
    private static final int GROUPS = 2;

    private final Kernels kernels = Kernels.best();
    private final MatrixView left = new MatrixView(new float[ROWS * DEPTH], 0, DEPTH, 1);
    private final PackedMatrix right = new PackedMatrix(DEPTH, COLUMNS);
    private final float[] sums = new float[ROWS * PackedMatrix.WIDTH];
    private final long[] keys = new Random(1).longs(STREAMS).toArray();
    private final float[] normals = new float[STREAMS * GROUPS * 32];

    /** JMH calls this. */
    public KernelBenchmark() {}

    /** A strip of vectors through the matrix of a hemisphere. */
    @Benchmark
    @OperationsPerInvocation(ROWS * DEPTH * COLUMNS)
    public float[] product() {
        for (int panel = 0; panel < right.panels(); panel++) {
            kernels.matrix().multiply(left, ROWS, right, panel, sums, 0, PackedMatrix.WIDTH, false);
        }
        return sums;
    }

    /** Normal numbers for a strip of vectors and a panel of columns. */
    @Benchmark
    @OperationsPerInvocation(STREAMS * GROUPS * 32)
    public float[] normals() {
        kernels.normal().draw(keys, STREAMS, 0, GROUPS, normals, GROUPS * 32);
        return normals;
    }

    /** Fused multiply-adds on registers, a vector of 16 floats at a time; scale by its length for others. */
    @Benchmark
    @OperationsPerInvocation(12 * 200_000 * 16)
    public float peak() {
        return PeakRate.run();
    }
}
