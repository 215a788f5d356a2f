package dev.synram.experiment.cache;

import dev.synram.calibration.measurement.CellSettings;
import dev.synram.chip.Cell;
import dev.synram.files.FileException;
import dev.synram.files.JsonFields;
import dev.synram.simulator.SimulatedChip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was done with a chip from power-on to the end of its calibration, beyond what the calibration says.
 *
 * @param writings how often each kind of cell was written
 * @param others cells that hold neither what the calibration says nor their defaults
 */
record ChipState(Map<Cell, Integer> writings, List<OtherCells> others) {

    private static final int MOST_WRITINGS = 1_000_000;

    /** Cells of one kind. */
    @SuppressWarnings("ArrayRecordComponent") // one element an instance; never compared
    record OtherCells(Cell cell, int[] values) {}

    /** The state of a chip. */
    static ChipState of(SimulatedChip chip, List<CellSettings> settings) {
        List<OtherCells> others = new ArrayList<>();
        for (Cell cell : Cell.values()) {
            int[] values = chip.readCells(cell);
            if (!Arrays.equals(values, said(chip, cell, settings))) {
                others.add(new OtherCells(cell, values));
            }
        }
        return new ChipState(chip.writings(), others);
    }

    /** Reads a state; consumes its fields. */
    static ChipState read(JsonFields fields) {
        int[] counts = fields.integers("writings", 0, MOST_WRITINGS);
        Cell[] cells = Cell.values();
        if (counts.length != cells.length) {
            throw new FileException("it tells of %s cells; expected %s".formatted(counts.length, cells.length));
        }
        Map<Cell, Integer> writings = new EnumMap<>(Cell.class);
        for (int i = 0; i < cells.length; i++) {
            writings.put(cells[i], counts[i]);
        }
        List<OtherCells> others = new ArrayList<>();
        for (JsonFields other : fields.objects("others")) {
            Cell cell = other.constant("cell", Cell.class);
            others.add(new OtherCells(cell, other.integers("values", 0, cell.max())));
            other.requireAllTaken();
        }
        return new ChipState(writings, others);
    }

    /**
     * Brings a new chip into this state.
     *
     * @throws FileException if it is that of a chip of another size
     */
    void restore(SimulatedChip chip, List<CellSettings> settings) {
        for (OtherCells other : others) {
            int cells = other.cell.instances(chip.geometry());
            if (other.values.length != cells) {
                throw new FileException("it has %s cells of kind %s; expected %s"
                        .formatted(other.values.length, other.cell.name(), cells));
            }
        }
        writings.forEach((cell, count) -> {
            int[] values = others.stream()
                    .filter(other -> other.cell == cell)
                    .findFirst()
                    .map(OtherCells::values)
                    .orElseGet(() -> said(chip, cell, settings));
            for (int i = 0; i < count; i++) {
                chip.writeCells(cell, values);
            }
        });
    }

    private static int[] said(SimulatedChip chip, Cell cell, List<CellSettings> settings) {
        for (CellSettings each : settings) {
            if (each.cell() == cell) {
                return each.values();
            }
        }
        int[] defaults = new int[cell.instances(chip.geometry())];
        Arrays.fill(defaults, cell.defaultValue());
        return defaults;
    }
}
