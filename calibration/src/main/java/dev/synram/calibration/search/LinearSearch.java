package dev.synram.calibration.search;

import dev.synram.calibration.routine.Routine;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Moves from the present settings in equal steps towards the target until it is crossed or the range ends; the better
 * of the two settings around the target is chosen.
 *
 * @param step size of a step, at least 1
 * @param maxSteps largest number of steps, at least 1
 */
public record LinearSearch(int step, int maxSteps) implements Search {

    public LinearSearch {
        if (step < 1 || maxSteps < 1) {
            throw new IllegalArgumentException(
                    "%s steps of %s are not possible; both must be at least 1".formatted(maxSteps, step));
        }
    }

    @Override
    public int[] find(Routine routine, Chip chip, NoiseKey noise) {
        Cell cell = routine.cell();
        int[] settings = chip.readCells(cell);
        BestSettings best = new BestSettings(settings.length);
        double[] first = new double[settings.length];
        boolean[] crossed = new boolean[settings.length];
        boolean moving = true;
        for (int s = 0; s <= maxSteps && moving; s++) {
            chip.writeCells(cell, settings);
            double[] residuals = routine.measureResiduals(chip, noise.fold(s));
            moving = false;
            for (int i = 0; i < settings.length; i++) {
                if (crossed[i]) {
                    continue;
                }
                best.offer(i, settings[i], residuals[i]);
                first[i] = s == 0 ? residuals[i] : first[i];
                crossed[i] = first[i] * residuals[i] <= 0;
                if (!crossed[i]) {
                    int next = settings[i] - (int) Math.signum(residuals[i]) * step;
                    settings[i] = Math.clamp(next, cell.min(), cell.max());
                    moving = true;
                }
            }
        }
        int[] found = best.settings();
        chip.writeCells(cell, found);
        return found;
    }
}
