package dev.synram.calibration.search;

import dev.synram.calibration.routine.Routine;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Predicts the settings for one value from the present settings for another, if the value is inversely proportional to
 * the setting, as time constants are to the current that sets them. For targets whose signals are too weak for a
 * search.
 *
 * @param factor target value divided by the value that the present settings reach, positive
 */
public record InversePrediction(double factor) implements Search {

    public InversePrediction {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("the factor is " + factor + "; it must be positive");
        }
    }

    @Override
    public int[] find(Routine routine, Chip chip, NoiseKey noise) {
        Cell cell = routine.cell();
        int[] settings = chip.readCells(cell);
        for (int i = 0; i < settings.length; i++) {
            settings[i] = Math.clamp(Math.round(settings[i] / factor), cell.min(), cell.max());
        }
        chip.writeCells(cell, settings);
        return settings;
    }
}
