package dev.synram.simulator.circuit;

import dev.synram.chip.Cell;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.kernel.provider.KernelProvider;
import dev.synram.simulator.error.ChipParameters;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Circuits of one hemisphere for tests, with cells that can be written. */
final class Circuits {

    private final HemisphereCircuits circuits;
    private final Map<Cell, WrittenCells> cells = new EnumMap<>(Cell.class);

    Circuits(long seed, ChipParameters parameters) {
        circuits = new HemisphereCircuits(seed, 0, parameters, KernelProvider.best());
        for (Cell cell : Cell.values()) {
            cells.put(cell, WrittenCells.defaults(cell, cell.instances(new ChipGeometry(1))));
        }
        circuits.configure(cells, 0);
    }

    /** Writes all instances of a cell. */
    Circuits with(Cell cell, int value) {
        int[] values = new int[cell.instances(new ChipGeometry(1))];
        Arrays.fill(values, value);
        return with(cell, values);
    }

    Circuits with(Cell cell, int... values) {
        cells.compute(cell, (_, written) -> written.with(values));
        circuits.configure(cells, 0);
        return this;
    }

    HemisphereCircuits get() {
        return circuits;
    }
}
