package dev.synram.calibration.search;

import dev.synram.calibration.routine.Routine;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Corrects settings by the ratio that was measured, if a rate is proportional to the setting: for routines whose residual is the
 * logarithm of the rate over its target.
 *
 * @param rounds how often, at least 1
 */
public record ProportionalSearch(int rounds) implements Search {

    /** A single correction is not trusted with more than this factor. */
    private static final double LARGEST_LOGARITHM = Math.log(4);

    public ProportionalSearch {
        if (rounds < 1) {
            throw new IllegalArgumentException("%s rounds are not possible; at least 1 is needed".formatted(rounds));
        }
    }

    @Override
    public int[] find(Routine routine, Chip chip, NoiseKey noise) {
        Cell cell = routine.cell();
        int[] settings = chip.readCells(cell);
        for (int round = 0; round < rounds; round++) {
            double[] residuals = routine.measureResiduals(chip, noise.fold(round));
            for (int i = 0; i < settings.length; i++) {
                double logarithm = Math.clamp(-residuals[i], -LARGEST_LOGARITHM, LARGEST_LOGARITHM);
                settings[i] =
                        Math.clamp(Math.round(Math.max(1, settings[i]) * Math.exp(logarithm)), cell.min(), cell.max());
            }
            chip.writeCells(cell, settings);
        }
        return settings;
    }
}
