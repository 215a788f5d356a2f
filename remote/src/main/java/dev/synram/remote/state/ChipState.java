package dev.synram.remote.state;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.remote.message.CellWrite;
import dev.synram.remote.message.WeightWrite;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All that one user has written to a chip since power-on: cells, how often each was written, and weights. Written to another chip as
 * it is after power-on, it makes that chip answer with the same bits.
 */
public final class ChipState {

    private final ChipGeometry geometry;
    private final Map<Cell, CellWrite> cells = new EnumMap<>(Cell.class);
    private final Synapses synapses;

    /** The state after power-on. */
    public ChipState(ChipGeometry geometry) {
        this.geometry = geometry;
        synapses = new Synapses(geometry.hemispheres());
    }

    /** The values of all instances of a cell as last written. */
    public int[] read(Cell cell) {
        CellWrite written = cells.get(cell);
        if (written != null) {
            return written.values().clone();
        }
        int[] values = new int[cell.instances(geometry)];
        Arrays.fill(values, cell.defaultValue());
        return values;
    }

    /**
     * Writes a cell.
     *
     * @throws IllegalArgumentException if a value is out of range or their number is wrong
     */
    public void write(CellWrite write) {
        write.cell().check(write.values(), geometry);
        cells.merge(write.cell(), write, ChipState::after);
    }

    /** Two writes of a cell, one after the other, as one. */
    public static CellWrite after(CellWrite first, CellWrite second) {
        return new CellWrite(second.cell(), first.times() + second.times(), second.values());
    }

    /**
     * Writes weights.
     *
     * @throws IllegalArgumentException if a weight is out of range, their number is wrong, or there is no such hemisphere
     */
    public void write(WeightWrite write) {
        synapses.write(write.block(), write.weights());
    }

    /** Sets all weights to 0. */
    public void forgetWeights() {
        synapses.clear();
    }

    /** All cells that were written. */
    public List<CellWrite> cells() {
        return List.copyOf(cells.values());
    }

    /** Writes that give all weights which are not 0. */
    public List<WeightWrite> weights() {
        return synapses.blocks();
    }

    /** Writes everything to a chip as it is after power-on. */
    public void restore(Chip chip) {
        write(cells(), weights(), chip);
    }

    /** Writes cells to a chip, as often as they were written, and then weights. */
    public static void write(List<CellWrite> cells, List<WeightWrite> weights, Chip chip) {
        for (CellWrite write : cells) {
            for (int i = 0; i < write.times(); i++) {
                chip.writeCells(write.cell(), write.values());
            }
        }
        weights.forEach(write -> chip.writeWeights(write.block(), write.weights()));
    }
}
