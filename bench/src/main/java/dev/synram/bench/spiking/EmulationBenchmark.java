package dev.synram.bench.spiking;

import dev.synram.chip.spiking.SpikingRecord;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A layer of 120 spiking neurons with 25 inputs and about 15 spikes, in samples of 38 µs per second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EmulationBenchmark {

    private static final int NEURONS = 120;
    private static final int SAMPLES = 100;
    private static final double SPIKES = 15;

    @Param({"LINEAR", "NOISY"})
    private EmulatedLayer.Effects effects = EmulatedLayer.Effects.LINEAR;

    @Param({"1", "2"})
    private int threads = 1;

    private EmulatedLayer layer;

    /** JMH calls {@link #prepare} before anything else. */
    @SuppressWarnings("NullAway.Init")
    public EmulationBenchmark() {}

    /** Places the layer on a chip. */
    @Setup
    public void prepare() {
        layer = EmulatedLayer.withActivity(SpikingLayer.drawn(NEURONS, SAMPLES, 1), effects, threads, SPIKES);
    }

    /** Emulates all samples. */
    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public List<SpikingRecord> emulate() {
        return layer.emulate();
    }

    /** Ends the use of the chip. */
    @TearDown
    public void close() {
        layer.close();
    }
}
