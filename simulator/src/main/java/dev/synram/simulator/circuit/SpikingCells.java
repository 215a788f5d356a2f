package dev.synram.simulator.circuit;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS_PER_QUADRANT;

import dev.synram.chip.Cell;
import java.util.Optional;

/**
 * The cells of one hemisphere that only spiking neurons use, as the circuits see them. They are worked out when they are first asked
 * for: a chip that multiplies does not need them. Runs that begin on several threads may ask at the same time.
 */
final class SpikingCells {

    private volatile Optional<CellBank> bank = Optional.empty();

    /** All values are those of a bank now. */
    void take(CellBank other) {
        bank = Optional.of(other);
    }

    /** The values of all instances of a cell; not to be changed. */
    float[] values(Cell cell) {
        return bank.orElseThrow().values(cell);
    }

    /** The value of a column's or its quadrant's cell. */
    double value(Cell cell, int column) {
        float[] ofCell = values(cell);
        return ofCell[cell.scope() == Cell.Scope.COLUMN ? column : column / COLUMNS_PER_QUADRANT];
    }

    /** The value relative to the cell's default, above 0. */
    double relative(Cell cell, int column) {
        return Math.max(1, value(cell, column)) / cell.defaultValue();
    }
}
