package dev.synram.experiment;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.target.Defects;
import dev.synram.compiler.target.Target;
import dev.synram.data.file.IntegerMatrix;
import dev.synram.experiment.product.RealProducts;
import dev.synram.experiment.product.ScaledMatrix;
import dev.synram.experiment.result.multiplication.RepeatedProducts;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import dev.synram.runtime.NetworkRunner;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Multiplies vectors with a matrix of any size; a matrix larger than a synram is divided into tiles, whose 8-bit
 * results are added with saturation. A result is about {@code gain * numSends * product} LSB, -128..127.
 *
 * @param numSends number of sends of each vector, 1..10,000
 * @param waitBetweenEvents cycles of 8 ns between events, at least 1
 */
public record MatrixMultiplication(int numSends, int waitBetweenEvents) {

    /** One send per vector, with the default wait of networks. */
    public static final MatrixMultiplication DEFAULT = new MatrixMultiplication(1, 2);

    private static final int MAX_RUNS = 100_000;

    /** The longest array of Java. */
    private static final int MOST_RESULTS = Integer.MAX_VALUE - 8;

    public MatrixMultiplication {
        SettingException.require("numSends", numSends, 1, QuantizedNetwork.Mac.MOST_SENDS);
        SettingException.require("wait", waitBetweenEvents, 1, Integer.MAX_VALUE);
    }

    /** The same with another number of sends, to which results are proportional. */
    public MatrixMultiplication withNumSends(int count) {
        return new MatrixMultiplication(count, waitBetweenEvents);
    }

    /**
     * Multiplies on calibrated chips, whose failed columns and drivers are avoided.
     *
     * @param weights inputs x outputs, -63..63
     * @param vectors vectors x inputs, -31..31; negative elements are sent by themselves, and their results subtracted
     * @param runs number of runs with different noise, 1..100,000
     * @return the results of all runs, whose noise depends on the seed of the chips' settings
     * @throws IllegalArgumentException if sizes do not match, or naming the value that is out of range
     */
    public RepeatedProducts run(SimulatedChips chips, IntegerMatrix weights, IntegerMatrix vectors, int runs) {
        NetworkRunner runner = new NetworkRunner(
                chips.cluster(), chips.cluster().compiler(waitBetweenEvents), network(weights, vectors));
        Repetition repetition = new Repetition(runs, chips.settings().seed());
        return new RepeatedProducts(runs, results(runner, vectors, repetition));
    }

    /**
     * Multiplies on one chip in its present state, calibrated or not.
     *
     * @param weights inputs x outputs, -63..63
     * @param vectors vectors x inputs, -31..31; negative elements are sent by themselves, and their results subtracted
     * @param runs runs with different noise
     * @return vectors x outputs of consecutive runs, -128..127
     * @throws IllegalArgumentException if sizes do not match, or naming the value that is out of range
     */
    public IntegerMatrix run(Chip chip, IntegerMatrix weights, IntegerMatrix vectors, Repetition runs) {
        NetworkRunner runner = NetworkRunner.onOne(
                chip,
                new Compiler(Target.of(chip.geometry(), List.of(Defects.NONE)), waitBetweenEvents),
                network(weights, vectors));
        return results(runner, vectors, runs);
    }

    /**
     * Multiplies real numbers on calibrated chips, in the integers of the chip.
     *
     * @param weights inputs x outputs
     * @param vectors vectors x inputs
     * @param runs number of runs with different noise, 1..100,000
     * @throws IllegalArgumentException if sizes do not match
     */
    public RealProducts run(SimulatedChips chips, ScaledMatrix weights, ScaledMatrix vectors, int runs) {
        RepeatedProducts results = run(chips, weights.integers(), vectors.integers(), runs);
        return new RealProducts(weights, vectors, results, chips.gain(), numSends);
    }

    /**
     * Multiplies real numbers on one chip in its present state, in the integers of the chip.
     *
     * @param gain of the chip as measured before: LSB per unit of activation x weight at one send
     * @throws IllegalArgumentException if sizes do not match
     */
    public RealProducts run(Chip chip, double gain, ScaledMatrix weights, ScaledMatrix vectors, Repetition runs) {
        IntegerMatrix results = run(chip, weights.integers(), vectors.integers(), runs);
        return new RealProducts(weights, vectors, new RepeatedProducts(runs.count(), results), gain, numSends);
    }

    /**
     * Checks before a multiplication that its results can be kept.
     *
     * @param vectors number of vectors, not negative
     * @param outputs number of results of each, not negative
     * @param runs number of runs, 1..100,000
     * @throws SettingException if there are more results than an array of Java has, or than Java has memory for
     */
    public static void requireSize(int vectors, int outputs, int runs) {
        double results = (double) vectors * outputs * runs;
        String counted = String.format(
                Locale.ROOT,
                "is %,d: %,d vectors with %,d outputs give %,.0f results",
                runs,
                vectors,
                outputs,
                results);
        if (results > MOST_RESULTS) {
            throw new SettingException(
                    "runs",
                    String.format(
                            Locale.ROOT, "%s; at most %,d are supported, so multiply in parts", counted, MOST_RESULTS));
        }
        double bytes = Integer.BYTES * results + (double) vectors * outputs;
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > most) {
            throw new SettingException(
                    "runs",
                    String.format(
                            Locale.ROOT,
                            "%s, which take %,.0f MB, but Java has %,d MB; give it more, such as JAVA_TOOL_OPTIONS=-Xmx16g, or multiply in parts",
                            counted,
                            bytes / 1e6,
                            most / 1_000_000));
        }
    }

    private QuantizedNetwork network(IntegerMatrix weights, IntegerMatrix vectors) {
        if (vectors.columns() != weights.rows()) {
            throw new IllegalArgumentException("vectors of %s elements do not fit %s x %s weights"
                    .formatted(vectors.columns(), weights.rows(), weights.columns()));
        }
        requireRange("weights", weights, -ChipGeometry.MAX_WEIGHT, ChipGeometry.MAX_WEIGHT);
        requireRange("vectors", vectors, -ChipGeometry.MAX_ACTIVATION, ChipGeometry.MAX_ACTIVATION);
        Shape shape = Shape.vector(weights.rows());
        boolean signed = Arrays.stream(vectors.values()).anyMatch(value -> value < 0);
        Network network = (signed ? Flow.signedInput(shape) : Flow.input(shape))
                .dense(weights.columns())
                .network("matrix");
        QuantizedWeights quantized = new QuantizedWeights(weights.rows(), weights.columns(), bytes(weights));
        return new QuantizedNetwork(network, List.of(new QuantizedNetwork.Mac(quantized, numSends)), new TreeMap<>());
    }

    private static IntegerMatrix results(NetworkRunner runner, IntegerMatrix vectors, Repetition runs) {
        int outputs = runner.network().network().output().size();
        Vectors activations = Vectors.of(bytes(vectors), vectors.columns());
        requireSize(vectors.rows(), outputs, runs.count());
        int[] values = new int[runs.count() * vectors.rows() * outputs];
        for (int run = 0; run < runs.count(); run++) {
            byte[] results =
                    runner.run(NoiseKey.of(runs.seed()).fold(run), activations).data();
            for (int i = 0; i < results.length; i++) {
                values[run * results.length + i] = results[i];
            }
        }
        return new IntegerMatrix(runs.count() * vectors.rows(), outputs, values);
    }

    private static void requireRange(String name, IntegerMatrix matrix, int min, int max) {
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                int value = matrix.get(row, column);
                if (value < min || value > max) {
                    throw new IllegalArgumentException("%s: row %s, column %s is %s; allowed are %s..%s"
                            .formatted(name, row + 1, column + 1, value, min, max));
                }
            }
        }
    }

    /**
     * Repeated runs with different noise.
     *
     * @param count number of runs, 1..100,000
     * @param seed of their noise
     */
    public record Repetition(int count, long seed) {

        public Repetition {
            SettingException.require("runs", count, 1, MAX_RUNS);
        }
    }

    private static byte[] bytes(IntegerMatrix matrix) {
        byte[] bytes = new byte[matrix.values().length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) matrix.values()[i];
        }
        return bytes;
    }
}
