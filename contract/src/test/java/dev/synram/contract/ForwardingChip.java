package dev.synram.contract;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Stimulus;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.VectorSource;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.geometry.Neuron;

/** A correct chip whose subclasses have defects. */
class ForwardingChip implements Chip {

    final ExactChip sound = new ExactChip(2);

    @Override
    public String id() {
        return sound.id();
    }

    @Override
    public ChipGeometry geometry() {
        return sound.geometry();
    }

    @Override
    public void writeCells(Cell cell, int[] values) {
        sound.writeCells(cell, values);
    }

    @Override
    public int[] readCells(Cell cell) {
        return sound.readCells(cell);
    }

    @Override
    public void writeWeights(Block block, byte[] weights) {
        sound.writeWeights(block, weights);
    }

    @Override
    public long multiply(Multiplication what, VectorSource activations, VectorBatch results) {
        return sound.multiply(what, activations, results);
    }

    @Override
    public long multiplyAdd(Multiplication what, VectorSource activations, VectorBatch results) {
        return sound.multiplyAdd(what, activations, results);
    }

    @Override
    public int[] readMembranes(int hemisphere, double microsAfterReset, NoiseKey noise) {
        return sound.readMembranes(hemisphere, microsAfterReset, noise);
    }

    @Override
    public int[] readVoltage(int hemisphere, int cellValue, NoiseKey noise) {
        return sound.readVoltage(hemisphere, cellValue, noise);
    }

    @Override
    public int[] recordMembrane(Neuron neuron, Stimulus stimulus, int samples, NoiseKey noise) {
        return sound.recordMembrane(neuron, stimulus, samples, noise);
    }

    @Override
    public void close() {
        sound.close();
    }
}
