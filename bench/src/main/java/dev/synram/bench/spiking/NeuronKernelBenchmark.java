package dev.synram.bench.spiking;

import dev.synram.kernel.LifKernel;
import dev.synram.kernel.data.LifSpans;
import dev.synram.kernel.data.LifState;
import dev.synram.kernel.data.LifTable;
import dev.synram.kernel.provider.KernelProvider;
import java.util.Arrays;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * The kernel of spiking neurons alone, on one thread: all 512 neurons of a chip, none of which spikes, in nanoseconds per step of
 * {@link LifTable#GROUP} neurons.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NeuronKernelBenchmark {

    private static final int LANES = 512;
    private static final int GROUPS = LANES / LifTable.GROUP;

    /** Those of a step on a chip with usual time constants, which is a block of its own, since neurons' events come back so soon. */
    private static final int CYCLES = 48;

    private final LifKernel kernel = KernelProvider.best().lif();
    private final LifTable table = new LifTable(LANES, CYCLES, 0.384f);
    private final float[] charges = new float[LANES];
    private LifState state;

    /** Whether membranes have noise. */
    @Param({"false", "true"})
    public boolean noise;

    /** JMH calls this. */
    @SuppressWarnings("NullAway.Init") // JMH prepares the state
    public NeuronKernelBenchmark() {}

    /** Makes neurons whose thresholds are out of reach. */
    @Setup
    public void prepare() {
        for (float[] values : new float[][] {
            table.excitatoryKept, table.inhibitoryKept, table.kept, table.excitatoryKeptOf, table.inhibitoryKeptOf
        }) {
            Arrays.fill(values, 0.9f);
        }
        for (float[] values : new float[][] {
            table.excitatoryGain, table.inhibitoryGain, table.excitatoryGainOf, table.inhibitoryGainOf
        }) {
            Arrays.fill(values, 0.1f);
        }
        Arrays.fill(table.excitatorySquare, 0.5f);
        Arrays.fill(table.inhibitorySquare, 0.5f);
        Arrays.fill(table.noise, noise ? 0.01f : 0f);
        Arrays.fill(charges, 1f);
        state = new LifState(table, 1);
        state.restart(table, LifSpans.of(0, LANES / 2, LANES / 2, LANES), false);
        Arrays.fill(state.presentThreshold, Float.POSITIVE_INFINITY);
        Arrays.fill(state.random, 1);
    }

    /** A step in which nothing arrives. */
    @Benchmark
    @OperationsPerInvocation(GROUPS)
    public float[] quiet() {
        kernel.advance(table, state, 1, NeuronKernelBenchmark::unreached);
        return state.potential;
    }

    /** A step in which charge arrives once, on the excitatory lines of all neurons. */
    @Benchmark
    @OperationsPerInvocation(GROUPS)
    public float[] arrivals() {
        kernel.arrive(state, charges, 0, 1f, CYCLES / 2, false);
        kernel.advance(table, state, 1, NeuronKernelBenchmark::unreached);
        state.clearArrivals();
        return state.potential;
    }

    private static void unreached(int lane, int step) {
        throw new IllegalStateException("neuron " + lane + " reached its threshold in step " + step);
    }
}
