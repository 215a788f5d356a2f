package dev.synram.bench;

import dev.synram.chip.Block;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.random.CounterRandom;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A thousand dense vectors multiplied by a whole hemisphere, 128 x 256: 32.8 million multiply-accumulate operations per
 * call.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MultiplyBenchmark {

    private static final int VECTORS = 1000;
    private static final Block BLOCK = Block.whole(0);

    @Param({"1", "2"})
    private int threads = 1;

    private SimulatedChip chip;
    private final Vectors activations = Vectors.zeros(VECTORS, ChipGeometry.SIGNED_INPUTS);
    private final Vectors results = Vectors.zeros(VECTORS, ChipGeometry.COLUMNS);

    /** JMH calls {@link #prepare} before anything else. */
    @SuppressWarnings("NullAway.Init")
    public MultiplyBenchmark() {}

    /** Creates a chip with random weights. */
    @Setup
    public void prepare() {
        chip = new SimulatedChip(1, ChipParameters.nominal(), threads);
        byte[] weights = new byte[BLOCK.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) (CounterRandom.below(127, 1, i) - ChipGeometry.MAX_WEIGHT);
        }
        chip.writeWeights(BLOCK, weights);
        for (int i = 0; i < activations.data().length; i++) {
            activations.data()[i] = (byte) (1 + CounterRandom.below(ChipGeometry.MAX_ACTIVATION, 2, i));
        }
    }

    /** Multiplies all vectors. */
    @Benchmark
    public Vectors multiply() {
        chip.multiply(new Multiplication(BLOCK, NoiseKey.of(1)), activations, results);
        return results;
    }

    /** Ends the use of the chip. */
    @TearDown
    public void close() {
        chip.close();
    }
}
