package dev.synram.calibration.search;

import dev.synram.calibration.routine.Routine;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Measures once at the present settings and moves every instance by the step that a linear response predicts.
 *
 * @param slope increase of the residual per step of the setting
 */
public record LinearPrediction(double slope) implements Search {

    public LinearPrediction {
        if (!(slope > 0)) {
            throw new IllegalArgumentException("the slope of a linear response is " + slope + "; it must be positive");
        }
    }

    @Override
    public int[] find(Routine routine, Chip chip, NoiseKey noise) {
        Cell cell = routine.cell();
        int[] settings = chip.readCells(cell);
        double[] residuals = routine.measureResiduals(chip, noise);
        for (int i = 0; i < settings.length; i++) {
            settings[i] = Math.clamp(settings[i] - Math.round(residuals[i] / slope), cell.min(), cell.max());
        }
        chip.writeCells(cell, settings);
        return settings;
    }
}
