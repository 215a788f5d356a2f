package dev.synram.calibration.spiking.measurement;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Cells that a measurement changes for its duration. */
public final class HeldCells {

    private final Map<Cell, int[]> saved = new EnumMap<>(Cell.class);

    /** Writes one value to all instances, until {@link #restore}. */
    public void write(Chip chip, Cell cell, int value) {
        int[] values = new int[cell.instances(chip.geometry())];
        Arrays.fill(values, value);
        write(chip, cell, values);
    }

    /** Writes values, until {@link #restore}. */
    public void write(Chip chip, Cell cell, int[] values) {
        saved.computeIfAbsent(cell, chip::readCells);
        chip.writeCells(cell, values);
    }

    /** Writes what the cells held before. */
    public void restore(Chip chip) {
        saved.forEach(chip::writeCells);
        saved.clear();
    }
}
