package dev.synram.calibration.spiking.measurement;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.NeuronSettings;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** How far resting membranes move in CADC LSB when a bit of their neurons is set, with some cells as the measurement needs them. */
public final class RestDifferences implements Measurement {

    private final Potentials with;
    private final Potentials without;
    private final Map<Cell, int[]> cells;
    private final HeldCells held = new HeldCells();

    /**
     * Prepares a measurement.
     *
     * @param cells what they hold meanwhile
     * @param change the neurons with the bit
     * @param repetitions readings, averaged
     */
    public RestDifferences(
            NeuronBank bank, Map<Cell, int[]> cells, UnaryOperator<NeuronSettings> change, int repetitions) {
        this.cells = new EnumMap<>(Cell.class);
        this.cells.putAll(cells);
        with = Potentials.resting(bank, change, repetitions);
        without = Potentials.resting(bank, UnaryOperator.identity(), repetitions);
    }

    @Override
    public void prepare(Chip chip) {
        cells.forEach((cell, values) -> held.write(chip, cell, values));
    }

    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        double[] moved = with.measure(chip, noise.fold(0));
        double[] rest = without.measure(chip, noise.fold(1));
        Arrays.setAll(moved, i -> moved[i] - rest[i]);
        return moved;
    }

    @Override
    public void finish(Chip chip) {
        held.restore(chip);
    }
}
