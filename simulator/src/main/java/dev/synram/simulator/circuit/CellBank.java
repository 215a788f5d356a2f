package dev.synram.simulator.circuit;

import static dev.synram.chip.ChipGeometry.COLUMNS_PER_QUADRANT;

import dev.synram.chip.Cell;
import java.util.Map;

/**
 * The cells of one hemisphere as its circuits see them: analog cells disturb each other a little. Cells of one kind and
 * quadrant that hold the same value are refreshed at the same moment and raise each other.
 */
final class CellBank {

    private final Map<Cell, int[]> cells;
    private final int hemisphere;
    private final double crosstalk;

    CellBank(Map<Cell, int[]> cells, int hemisphere, double crosstalk) {
        this.cells = cells;
        this.hemisphere = hemisphere;
        this.crosstalk = crosstalk;
    }

    /** The values of this hemisphere's instances of a cell. */
    float[] values(Cell cell) {
        int[] written = cells.get(cell);
        if (written == null) {
            throw new IllegalStateException(cell + " was never written");
        }
        int instances = cell.instancesPerHemisphere();
        int first = hemisphere * instances;
        float[] values = new float[instances];
        for (int i = 0; i < instances; i++) {
            values[i] = written[first + i];
        }
        if (cell.analog() && cell.scope() == Cell.Scope.COLUMN && crosstalk > 0) {
            for (int quadrant = 0; quadrant < instances; quadrant += COLUMNS_PER_QUADRANT) {
                disturb(values, written, first, quadrant, cell);
            }
        }
        return values;
    }

    private void disturb(float[] values, int[] written, int first, int quadrant, Cell cell) {
        int[] holders = new int[cell.max() + 1];
        for (int i = quadrant; i < quadrant + COLUMNS_PER_QUADRANT; i++) {
            holders[written[first + i]]++;
        }
        for (int i = quadrant; i < quadrant + COLUMNS_PER_QUADRANT; i++) {
            int value = written[first + i];
            if (value > 0) {
                values[i] += (float) (crosstalk * (holders[value] - 1));
            }
        }
    }
}
