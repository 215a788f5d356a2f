package dev.synram.compiler.spiking;

import dev.synram.chip.Cell;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.OffsetCurrent;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What neurons have otherwise than their calibration says.
 *
 * @param settings changes the calibrated bits of a circuit; addresses are set later
 * @param cells values of analog cells that belong to a column
 */
public record NeuronOverrides(UnaryOperator<NeuronSettings> settings, Map<Cell, Integer> cells) {

    /** Nothing. */
    public static final NeuronOverrides NONE = new NeuronOverrides(settings -> settings, Map.of());

    public NeuronOverrides {
        cells = Map.copyOf(cells);
        cells.forEach((cell, value) -> {
            if (cell.scope() != Cell.Scope.COLUMN) {
                throw new IllegalArgumentException(
                        "%s belongs to several neurons and cannot be set for one; calibrate with another target"
                                .formatted(cell));
            }
            if (value < cell.min() || value > cell.max()) {
                throw new IllegalArgumentException(
                        "%s is %s; allowed are %s..%s".formatted(cell, value, cell.min(), cell.max()));
            }
        });
    }

    /** The same, with another change of the bits after those so far. */
    public NeuronOverrides with(UnaryOperator<NeuronSettings> change) {
        return new NeuronOverrides(before -> change.apply(settings.apply(before)), cells);
    }

    /** The same, with a value of a cell. */
    public NeuronOverrides with(Cell cell, int value) {
        SortedMap<Cell, Integer> changed = new TreeMap<>(cells);
        changed.put(cell, value);
        return new NeuronOverrides(settings, changed);
    }

    /**
     * The same, with a constant current.
     *
     * @param current -1022..1022 in steps of the cell, linear to about 800; below 0 it lowers the membrane
     */
    public NeuronOverrides withOffsetCurrent(int current) {
        OffsetCurrent direction = current > 0 ? OffsetCurrent.UP : current < 0 ? OffsetCurrent.DOWN : OffsetCurrent.OFF;
        return with(Cell.OFFSET_CURRENT, Math.abs(current)).with(neuron -> neuron.withOffset(direction));
    }
}
