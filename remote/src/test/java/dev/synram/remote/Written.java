package dev.synram.remote;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.Vectors;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/** Random weights, cells and activations. */
final class Written {

    private Written() {}

    /** Writes all signed weights of hemisphere 0. */
    static void whole(Chip chip, long seed) {
        Random random = new Random(seed);
        byte[] weights = new byte[Block.whole(0).size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) random.nextInt(-63, 64);
        }
        chip.writeWeights(Block.whole(0), weights);
    }

    /** A kind of cell, another for each number. */
    static Cell kind(int number) {
        return List.copyOf(EnumSet.allOf(Cell.class)).get(number);
    }

    /** Writes all instances of a cell, near their default. */
    static void cell(Chip chip, Cell cell, Random random) {
        int[] values = new int[cell.instances(chip.geometry())];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.clamp(cell.defaultValue() + (long) random.nextInt(-20, 21), cell.min(), cell.max());
        }
        chip.writeCells(cell, values);
    }

    /** Fills vectors with activations, half of them 0. */
    static void fill(VectorBatch vectors, long seed) {
        Random random = new Random(seed);
        for (int v = 0; v < vectors.count(); v++) {
            for (int i = 0; i < vectors.length(); i++) {
                vectors.data()[vectors.index(v, i)] = (byte) Math.max(0, random.nextInt(-31, 32));
            }
        }
    }

    /** Vector after vector. */
    static byte[] rows(VectorBatch vectors) {
        byte[] rows = new byte[vectors.count() * vectors.length()];
        for (int v = 0; v < vectors.count(); v++) {
            vectors.copy(v, rows, v * vectors.length());
        }
        return rows;
    }

    /** Results of some vectors with hemisphere 0. */
    static byte[] product(Chip chip, long seed) {
        Vectors activations = Vectors.zeros(40, 128);
        fill(activations, seed);
        Vectors results = Vectors.zeros(40, 256);
        chip.multiply(new Multiplication(Block.whole(0), NoiseKey.of(seed)), activations, results);
        return results.data();
    }
}
