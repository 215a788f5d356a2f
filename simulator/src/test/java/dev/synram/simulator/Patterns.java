package dev.synram.simulator;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.random.CounterRandom;
import java.util.Arrays;

/** Weights, activations and cell settings for tests. */
final class Patterns {

    static final NoiseKey NOISE = NoiseKey.of(5);

    private Patterns() {}

    static byte[] randomWeights(Block block, long seed) {
        byte[] weights = new byte[block.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) (CounterRandom.below(127, seed, i) - 63);
        }
        return weights;
    }

    /** Half of the activations are 0. */
    static Vectors randomActivations(int count, int length, long seed) {
        Vectors vectors = Vectors.zeros(count, length);
        for (int i = 0; i < vectors.data().length; i++) {
            vectors.data()[i] = (byte) Math.max(0, CounterRandom.below(63, seed, i) - 31);
        }
        return vectors;
    }

    /** {@code count} vectors with one activation on the first {@code rows} inputs. */
    static Vectors rows(int count, int rows, int activation) {
        Vectors vectors = Vectors.zeros(count, ChipGeometry.SIGNED_INPUTS);
        for (int v = 0; v < count; v++) {
            Arrays.fill(vectors.data(), vectors.start(v), vectors.start(v) + rows, (byte) activation);
        }
        return vectors;
    }

    static byte[] multiply(Chip chip, Block block, MacSettings settings, Vectors activations) {
        Vectors results = Vectors.zeros(activations.count(), block.columns());
        chip.multiply(new Multiplication(block, settings, NOISE), activations, results);
        return results.data();
    }

    static void fillWeights(Chip chip, int weight) {
        for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
            byte[] weights = new byte[Block.whole(hemisphere).size()];
            Arrays.fill(weights, (byte) weight);
            chip.writeWeights(Block.whole(hemisphere), weights);
        }
    }

    static void fill(Chip chip, Cell cell, int value) {
        int[] values = chip.readCells(cell);
        Arrays.fill(values, value);
        chip.writeCells(cell, values);
    }

    static void set(Chip chip, Cell cell, int instance, int value) {
        int[] values = chip.readCells(cell);
        values[instance] = value;
        chip.writeCells(cell, values);
    }
}
