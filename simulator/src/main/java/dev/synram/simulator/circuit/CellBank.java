package dev.synram.simulator.circuit;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS_PER_QUADRANT;

import dev.synram.chip.Cell;
import dev.synram.chip.random.CounterRandom;
import dev.synram.simulator.error.Draw;
import dev.synram.simulator.error.ErrorSource;
import dev.synram.simulator.error.Variation;
import java.util.EnumMap;
import java.util.Map;

/**
 * The cells of one hemisphere as its circuits see them. An analog cell holds not exactly what was written, and something
 * else after every writing. Cells of one kind and quadrant that hold the same value are refreshed at the same moment and
 * raise each other a little. What a kind of cell holds is worked out once a writing.
 */
final class CellBank {

    private final Map<Cell, Held> held = new EnumMap<>(Cell.class);
    private final int hemisphere;
    private final double crosstalk;
    private final double rewrite;
    private final Draw draw;
    private Map<Cell, WrittenCells> cells = Map.of();

    /**
     * What cells of one kind hold.
     *
     * @param written what was written
     * @param values of this hemisphere's instances, never changed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Held(WrittenCells written, float[] values) {}

    CellBank(int hemisphere, Variation variation) {
        this.hemisphere = hemisphere;
        crosstalk = variation.magnitude(ErrorSource.CROSSTALK);
        rewrite = variation.magnitude(ErrorSource.CELL_REWRITE);
        draw = variation.draw(Draw.Kind.CELL_REWRITE);
    }

    /** Takes all cells of the chip as they were last written. */
    synchronized void take(Map<Cell, WrittenCells> written) {
        cells = written;
    }

    /** The values of this hemisphere's instances of a cell, which are not to be changed. */
    @SuppressWarnings("ReferenceEquality") // of the same writing, not of one like it
    synchronized float[] values(Cell cell) {
        WrittenCells written = cells.get(cell);
        if (written == null) {
            throw new IllegalStateException(cell + " was never written");
        }
        Held before = held.get(cell);
        if (before != null && before.written() == written) {
            return before.values();
        }
        float[] values = values(cell, written);
        held.put(cell, new Held(written, values));
        return values;
    }

    private float[] values(Cell cell, WrittenCells written) {
        int instances = cell.instancesPerHemisphere();
        int first = hemisphere * instances;
        float[] values = new float[instances];
        for (int i = 0; i < instances; i++) {
            values[i] = written.values()[first + i];
        }
        if (cell.analog() && rewrite > 0) {
            redraw(
                    values,
                    CounterRandom.combine(
                            CounterRandom.combine(draw.key(), cell.name().hashCode()), written.writings()));
        }
        if (cell.analog() && cell.scope() == Cell.Scope.COLUMN && crosstalk > 0) {
            for (int quadrant = 0; quadrant < instances; quadrant += COLUMNS_PER_QUADRANT) {
                disturb(values, written.values(), first, quadrant, cell);
            }
        }
        return values;
    }

    /** A cell of value 0 is off. */
    private void redraw(float[] values, long key) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                values[i] = Math.max(0, (float) (values[i] + rewrite * CounterRandom.normal(key, i)));
            }
        }
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
