package dev.synram.bench;

import dev.synram.chip.InterleavedVectors;
import dev.synram.kernel.ChargeKernel;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.data.LaneWeights;
import dev.synram.kernel.provider.KernelProvider;
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

    private static final int DEPTH = 128;
    private static final int COLUMNS = 256;

    private final Kernels kernels = KernelProvider.best();
    private final LaneWeights weights = new LaneWeights(DEPTH, COLUMNS);
    private final float[] pulses = new float[DEPTH * InterleavedVectors.LANES];
    private final float[] sums = new float[ChargeKernel.COLUMNS * InterleavedVectors.LANES];
    private final long[] evenKeys =
            new Random(1).longs(InterleavedVectors.LANES / 2).toArray();
    private final long[] oddKeys =
            new Random(2).longs(InterleavedVectors.LANES / 2).toArray();
    private final float[] normals = new float[ChargeKernel.COLUMNS * InterleavedVectors.LANES];

    /** JMH calls this. */
    public KernelBenchmark() {}

    /** A strip of vectors through the matrix of a hemisphere. */
    @Benchmark
    @OperationsPerInvocation(InterleavedVectors.LANES * DEPTH * COLUMNS)
    public float[] product() {
        for (int column = 0; column < COLUMNS; column += ChargeKernel.COLUMNS) {
            kernels.charge().multiply(weights, column, ChargeKernel.COLUMNS, pulses, InterleavedVectors.LANES, sums);
        }
        return sums;
    }

    /** Normal numbers for a strip of vectors and as many columns as are read at once. */
    @Benchmark
    @OperationsPerInvocation(ChargeKernel.COLUMNS * InterleavedVectors.LANES)
    public float[] normals() {
        kernels.normal().drawStrip(evenKeys, oddKeys, InterleavedVectors.LANES, 0, ChargeKernel.COLUMNS / 2, normals);
        return normals;
    }

    /** Fused multiply-adds on registers, a vector of 16 floats at a time; scale by its length for others. */
    @Benchmark
    @OperationsPerInvocation(12 * 200_000 * 16)
    public float peak() {
        return PeakRate.run();
    }
}
