package dev.synram.calibration.search;

import dev.synram.calibration.spiking.SpikingCalibration;
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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** A chip that only stores its cells, for searches on a known response. */
public class LinearChip implements Chip {

    private final Map<Cell, int[]> cells = new EnumMap<>(Cell.class);

    /** All cells at their defaults. */
    @SuppressWarnings("this-escape") // subclasses change nothing that the constructor uses
    public LinearChip() {
        SpikingCalibration.reset(this);
    }

    @Override
    public String id() {
        return "linear";
    }

    @Override
    public ChipGeometry geometry() {
        return ChipGeometry.BRAINSCALES2;
    }

    @Override
    public void writeCells(Cell cell, int[] values) {
        cell.check(values, geometry());
        cells.put(cell, values.clone());
    }

    @Override
    public int[] readCells(Cell cell) {
        int[] values = cells.get(cell);
        return values == null ? new int[0] : Arrays.copyOf(values, values.length);
    }

    @Override
    public void writeWeights(Block block, byte[] weights) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long multiply(Multiplication what, VectorSource activations, VectorBatch results) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long multiplyAdd(Multiplication what, VectorSource activations, VectorBatch results) {
        throw new UnsupportedOperationException();
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
