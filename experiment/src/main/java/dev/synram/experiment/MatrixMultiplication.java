package dev.synram.experiment;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.target.Defects;
import dev.synram.compiler.target.Target;
import dev.synram.data.file.IntegerMatrix;
import dev.synram.network.Network;
import dev.synram.network.layer.Dense;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.NetworkRunner;
import java.util.List;
import java.util.TreeMap;

/**
 * Multiplies vectors with a matrix of any size on a chip as it is; what is larger than a synram is cut into tiles.
 *
 * @param numSends how often each vector is sent
 * @param waitBetweenEvents cycles of 8 ns between events
 */
public record MatrixMultiplication(int numSends, int waitBetweenEvents) {

    /** Every vector once, as fast as networks send them. */
    public static final MatrixMultiplication DEFAULT = new MatrixMultiplication(1, 2);

    /**
     * Multiplies.
     *
     * @param weights inputs x outputs, -63..63
     * @param vectors vectors x inputs, 0..31
     * @param runs how often, each time with other noise
     * @return vectors x outputs of each run, one run after the other, -128..127
     */
    public IntegerMatrix run(Chip chip, IntegerMatrix weights, IntegerMatrix vectors, Repetition runs) {
        Network network = new Network("matrix", Shape.vector(weights.rows()), List.of(new Dense(weights.columns())));
        QuantizedWeights quantized = new QuantizedWeights(weights.rows(), weights.columns(), bytes(weights));
        NetworkRunner runner = NetworkRunner.onOne(
                chip,
                new Compiler(Target.of(chip.geometry(), List.of(Defects.NONE)), waitBetweenEvents),
                new QuantizedNetwork(network, List.of(new QuantizedNetwork.Mac(quantized, numSends)), new TreeMap<>()));
        Vectors activations = Vectors.of(bytes(vectors), vectors.columns());
        int[] values = new int[Math.multiplyExact(Math.multiplyExact(runs.count(), vectors.rows()), weights.columns())];
        for (int run = 0; run < runs.count(); run++) {
            byte[] results =
                    runner.run(NoiseKey.of(runs.seed()).fold(run), activations).data();
            for (int i = 0; i < results.length; i++) {
                values[run * results.length + i] = results[i];
            }
        }
        return new IntegerMatrix(runs.count() * vectors.rows(), weights.columns(), values);
    }

    /**
     * Runs with noise of their own.
     *
     * @param count how many, at least 1
     * @param seed draws their noise
     */
    public record Repetition(int count, long seed) {}

    private static byte[] bytes(IntegerMatrix matrix) {
        byte[] bytes = new byte[matrix.values().length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) matrix.values()[i];
        }
        return bytes;
    }
}
