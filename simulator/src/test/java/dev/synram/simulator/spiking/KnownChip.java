package dev.synram.simulator.spiking;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.kernel.scalar.ScalarKernels;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.circuit.HemisphereCircuits;
import dev.synram.simulator.circuit.WrittenCells;
import dev.synram.simulator.error.ChipParameters;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A chip whose circuits are known: the host's view of it, and the constants that a reference needs. It has no threads of its own, so
 * it need not be closed.
 */
final class KnownChip {

    static final ChipGeometry GEOMETRY = ChipGeometry.BRAINSCALES2;

    private static final long SEED = 1;

    private final Chip chip;
    private final List<HemisphereCircuits> hemispheres;

    KnownChip(ChipParameters parameters) {
        chip = new SimulatedChip(SEED, parameters, GEOMETRY, 1);
        hemispheres = IntStream.range(0, GEOMETRY.hemispheres())
                .mapToObj(index -> new HemisphereCircuits(SEED, index, parameters, ScalarKernels.all()))
                .toList();
    }

    /** Writes all instances of a cell. */
    KnownChip write(Cell cell, int value) {
        return write(cell, _ -> value);
    }

    /** Writes all instances of a cell by their number. */
    KnownChip write(Cell cell, IntUnaryOperator values) {
        int[] written = new int[cell.instances(GEOMETRY)];
        Arrays.setAll(written, values);
        chip.writeCells(cell, written);
        return this;
    }

    /** Plays one run through the host's view. */
    SpikingRecord emulate(SpikingConfiguration configuration, SpikingRun run) {
        return chip.emulate(configuration, List.of(run), NoiseKey.of(1)).getFirst();
    }

    /** The same circuits with a configuration. */
    Network network(SpikingConfiguration configuration) {
        Map<Cell, WrittenCells> written = new EnumMap<>(Cell.class);
        for (Cell cell : Cell.values()) {
            WrittenCells defaults = WrittenCells.defaults(cell, cell.instances(GEOMETRY));
            written.put(cell, defaults.with(chip.readCells(cell)));
        }
        hemispheres.forEach(hemisphere -> hemisphere.configure(written, 0));
        return new Network(configuration, hemispheres);
    }
}
