package dev.synram.runtime;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.ChipGeometry;
import dev.synram.chip.Multiplication;
import dev.synram.chip.Neuron;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.RowMode;
import dev.synram.chip.Stimulus;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;

/** A chip that computes {@code sends * product / divisor} exactly, rounded down and saturated, and counts what it is told. */
final class ExactChip implements Chip {

    static final int DIVISOR = 256;

    private final byte[][] weights;
    private final byte[][] unsignedWeights;
    private final int divisor;
    int writtenWeights;
    int multipliedVectors;

    ExactChip(int hemispheres) {
        this(hemispheres, DIVISOR);
    }

    ExactChip(int hemispheres, int divisor) {
        this.divisor = divisor;
        unsignedWeights = new byte[hemispheres][ChipGeometry.UNSIGNED_INPUTS * ChipGeometry.COLUMNS];
        weights = new byte[hemispheres][ChipGeometry.SIGNED_INPUTS * ChipGeometry.COLUMNS];
    }

    static int expected(int product, int sends, int divisor) {
        return Math.clamp(Math.floorDiv(product * sends, divisor), Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    @Override
    public String id() {
        return "exact";
    }

    @Override
    public ChipGeometry geometry() {
        return new ChipGeometry(weights.length);
    }

    @Override
    public void writeCells(Cell cell, int[] values) {}

    @Override
    public int[] readCells(Cell cell) {
        return new int[cell.instances(geometry())];
    }

    @Override
    public void writeWeights(Block block, byte[] values) {
        for (int i = 0; i < block.inputs(); i++) {
            for (int c = 0; c < block.columns(); c++) {
                stored(block)[index(block, i, c)] = values[i * block.columns() + c];
            }
        }
        writtenWeights += values.length;
    }

    private byte[] stored(Block block) {
        return (block.rows() == RowMode.SIGNED ? weights : unsignedWeights)[block.hemisphere()];
    }

    private static int index(Block block, int input, int column) {
        return (block.firstInput() + input) * ChipGeometry.COLUMNS + block.firstColumn() + column;
    }

    @Override
    public long multiply(Multiplication what, VectorSource activations, VectorBatch results) {
        for (int v = 0; v < results.count(); v++) {
            for (int c = 0; c < results.length(); c++) {
                results.data()[results.index(v, c)] = 0;
            }
        }
        return multiplyAdd(what, activations, results);
    }

    @Override
    public long multiplyAdd(Multiplication what, VectorSource activations, VectorBatch results) {
        Block block = what.block();
        byte[] vector = new byte[block.inputs()];
        long events = 0;
        for (int v = 0; v < activations.count(); v++) {
            activations.copy(v, vector, 0);
            for (byte activation : vector) {
                events += activation == 0 ? 0 : 1;
            }
            for (int c = 0; c < block.columns(); c++) {
                int product = 0;
                for (int i = 0; i < block.inputs(); i++) {
                    product += vector[i] * stored(block)[index(block, i, c)];
                }
                int to = results.index(v, c);
                int sum = results.data()[to] + expected(product, what.settings().numSends(), divisor);
                results.data()[to] = (byte) Math.clamp(sum, Byte.MIN_VALUE, Byte.MAX_VALUE);
            }
        }
        multipliedVectors += activations.count();
        return events;
    }

    @Override
    public int[] readMembranes(int hemisphere, double microsAfterReset, NoiseKey noise) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int[] readVoltage(int hemisphere, int cellValue, NoiseKey noise) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int[] recordMembrane(Neuron neuron, Stimulus stimulus, int samples, NoiseKey noise) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
