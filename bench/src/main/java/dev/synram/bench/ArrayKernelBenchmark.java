package dev.synram.bench;

import dev.synram.kernel.Kernels;
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
 * The kernels that do not work on interleaved vectors, on one thread, in nanoseconds per element: a multiply-add, a
 * normal number, an event on a column or a byte.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ArrayKernelBenchmark {

    private static final int ROWS = 48;
    private static final int DEPTH = 128;
    private static final int COLUMNS = 256;
    private static final int BYTES = 16_384;
    private static final int STREAMS = MembraneState.EVENTS;

    private final Kernels kernels = KernelProvider.best();
    private final Random random = new Random(1);
    private final MatrixView left = new MatrixView(new float[ROWS * DEPTH], DEPTH, 1).set(0, ROWS);
    private final PackedMatrix right = new PackedMatrix(DEPTH, COLUMNS);
    private final PackedMatrix narrow = new PackedMatrix(DEPTH, PackedMatrix.NARROW);
    private final MatrixView out = new MatrixView(new float[ROWS * COLUMNS], COLUMNS, 1).set(0, ROWS);
    private final ByteRange bytes = new ByteRange().set(new byte[BYTES], 0, BYTES);
    private final ByteRange sums = new ByteRange().set(new byte[BYTES], 0, BYTES);
    private final float[] floats = new float[BYTES];
    private final Ramp ramp = new Ramp(bytes.data(), (byte) 63, 1f);
    private final SynapseSources sources =
            new SynapseSources(new float[BYTES * SynapseSources.SOURCES], new float[BYTES * SynapseSources.SOURCES]);
    private final SynapseRow row = new SynapseRow().set(bytes.data(), COLUMNS, 0, COLUMNS);
    private final float[] scales = new float[COLUMNS];
    private final float[] currents = new float[COLUMNS];
    private final MembraneTable time = new MembraneTable();
    private final Panel synapses = new PackedMatrix(DEPTH, PackedMatrix.WIDTH).panel(0);
    private final MembraneState state = new MembraneState(synapses, 0);
    private final EventList events = new EventList(STREAMS);
    private final NormalStreams streams = new NormalStreams(STREAMS, 3);
    private final MatrixView normals = new MatrixView(streams.numbers, streams.stride(), 1).set(0, STREAMS);

    /** JMH calls this. */
    public ArrayKernelBenchmark() {}

    /** Fills tables with values similar to those of a chip. */
    @Setup
    public void prepare() {
        for (float[] values : new float[][] {left.data(), right.data(), narrow.data(), synapses.data(), floats}) {
            fill(values);
        }
        fill(sources.excitatory());
        fill(sources.inhibitory());
        Arrays.fill(scales, 1f);
        for (int i = 0; i < BYTES; i++) {
            bytes.data()[i] = (byte) (random.nextInt(127) - 63);
        }
        Arrays.fill(time.saturation, 1e-3f);
        Arrays.fill(time.inverseSaturation, 1e3f);
        for (float[] values : new float[][] {time.upLeft, time.downLeft, time.kept}) {
            Arrays.fill(values, 0.9f);
        }
        Arrays.fill(time.upGain, 1f);
        Arrays.fill(time.downGain, -1f);
        Arrays.fill(time.deviation, 1f);
        for (int e = 0; e < STREAMS; e++) {
            events.rows[e] = random.nextInt(DEPTH);
            events.pulses[e] = 31 * random.nextFloat();
            streams.keys[e] = random.nextLong();
        }
        events.select(0, STREAMS);
        streams.select(STREAMS, 0, 3);
    }

    private void fill(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
    }

    /** A matrix product in whole panels, per multiply-add. */
    @Benchmark
    @OperationsPerInvocation(ROWS * DEPTH * COLUMNS)
    public float[] matrix() {
        kernels.matrix().multiply(left, right, out);
        return out.data();
    }

    /** A product with a narrow panel, per multiply-add. */
    @Benchmark
    @OperationsPerInvocation(ROWS * DEPTH * PackedMatrix.NARROW)
    public float[] narrowMatrix() {
        kernels.matrix().multiply(left, narrow, out);
        return out.data();
    }

    /** A product with accumulation, per multiply-add. */
    @Benchmark
    @OperationsPerInvocation(ROWS * DEPTH * COLUMNS)
    public float[] addedMatrix() {
        Arrays.fill(out.data(), 0f);
        kernels.matrix().multiplyAdd(left, right, out);
        return out.data();
    }

    /** Normal numbers of several streams, per number. */
    @Benchmark
    @OperationsPerInvocation(STREAMS * 3 * NormalStreams.GROUP)
    public float[] normalStreams() {
        kernels.normal().draw(streams);
        return streams.numbers;
    }

    /** Membranes, per event on a column. */
    @Benchmark
    @OperationsPerInvocation(STREAMS * PackedMatrix.WIDTH)
    public MembraneState membranes() {
        state.reset(synapses, 0);
        kernels.membrane().integrate(time, state, events, normals);
        return state;
    }

    /** Currents, per synapse. */
    @Benchmark
    @OperationsPerInvocation(COLUMNS)
    public float[] currents() {
        kernels.synapse().currents(row, sources, scales, currents);
        return currents;
    }

    /** Sums with saturation, per byte. */
    @Benchmark
    @OperationsPerInvocation(BYTES)
    public byte[] saturatingSums() {
        kernels.digital().addSaturating(bytes, sums);
        return sums.data();
    }

    /** Activations of results, per byte. */
    @Benchmark
    @OperationsPerInvocation(BYTES)
    public byte[] activations() {
        kernels.digital().convertingRelu(sums, 2);
        return sums.data();
    }

    /** Checks, per byte. */
    @Benchmark
    @OperationsPerInvocation(BYTES)
    public boolean ranges() {
        return kernels.range().within(bytes.data(), (byte) -63, (byte) 63);
    }

    /** Conversion of bytes to floats, per byte. */
    @Benchmark
    @OperationsPerInvocation(BYTES)
    public float[] floats() {
        kernels.gradient().floats(bytes.data(), floats, 0, BYTES);
        return floats;
    }

    /** Gradients of ramps, per byte. */
    @Benchmark
    @OperationsPerInvocation(BYTES)
    public float[] ramps() {
        kernels.gradient().ramp(floats, 0, BYTES, ramp);
        return floats;
    }
}
