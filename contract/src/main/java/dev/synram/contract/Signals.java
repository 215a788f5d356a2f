package dev.synram.contract;

import static dev.synram.chip.geometry.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.chip.Vectors;
import java.util.Arrays;
import java.util.Random;

/** Weights and activations for tests, and their mean results. */
final class Signals {

    static final NoiseKey NOISE = NoiseKey.of(5);

    /** Threshold in LSB between the magnitudes of mean results of strong and weak signals. */
    static final double STRONG = 35;

    /** Number of vectors for a mean. */
    private static final int REPETITIONS = 4;

    private Signals() {}

    /** Random weights from the whole range. */
    static byte[] weights(Block block, long seed) {
        Random random = new Random(seed);
        byte[] weights = new byte[block.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) random.nextInt(block.rows().minWeight(), MAX_WEIGHT + 1);
        }
        return weights;
    }

    static byte[] equal(Block block, int weight) {
        byte[] weights = new byte[block.size()];
        Arrays.fill(weights, (byte) weight);
        return weights;
    }

    static void write(Chip chip, Block block, int weight) {
        chip.writeWeights(block, equal(block, weight));
    }

    /** Random activations, half of them 0. */
    static Vectors activations(int count, int length, long seed) {
        Vectors vectors = Vectors.zeros(count, length);
        fill(vectors, seed);
        return vectors;
    }

    /** Fills any batch with the same random activations for the same seed, count and length. */
    static void fill(VectorBatch vectors, long seed) {
        Random random = new Random(seed);
        for (int v = 0; v < vectors.count(); v++) {
            for (int i = 0; i < vectors.length(); i++) {
                vectors.data()[vectors.index(v, i)] =
                        (byte) Math.max(0, random.nextInt(2 * MAX_ACTIVATION) - MAX_ACTIVATION + 1);
            }
        }
    }

    /** Results of random activations with one key. */
    static byte[] results(Chip chip, Block block, VectorSource activations, NoiseKey noise) {
        Vectors results = Vectors.zeros(activations.count(), block.columns());
        chip.multiply(new Multiplication(block, noise), activations, results);
        return results.data();
    }

    /** The mean result of all columns of a block when all its inputs get the largest activation. */
    static double mean(Chip chip, Block block) {
        return mean(chip, block, 0, block.inputs());
    }

    /** The mean result of all columns of a block when some of its inputs get the largest activation. */
    static double mean(Chip chip, Block block, int firstInput, int inputs) {
        Vectors activations = Vectors.zeros(REPETITIONS, block.inputs());
        for (int v = 0; v < REPETITIONS; v++) {
            int from = activations.start(v) + firstInput;
            Arrays.fill(activations.data(), from, from + inputs, (byte) MAX_ACTIVATION);
        }
        return mean(results(chip, block, activations, NOISE));
    }

    static double mean(byte[] results) {
        double sum = 0;
        for (byte result : results) {
            sum += result;
        }
        return sum / results.length;
    }
}
