package dev.synram.calibration.search;

import dev.synram.calibration.routine.Routine;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Corrects settings that are nearly right: measures a little below and above the present settings and moves to where the line
 * between both residuals crosses 0. Noise matters less than with steps of one, because no single step is decided by it.
 *
 * @param rounds how often, at least 1
 * @param span distance of both measurements from the present setting, as a fraction of it, above 0
 */
public record TrimSearch(int rounds, double span) implements Search {

    private static final int SMALLEST_SPAN = 4;

    /** Farther away, the line is not trusted. */
    private static final double FARTHEST = 2;

    public TrimSearch {
        if (rounds < 1) {
            throw new IllegalArgumentException("%s rounds are not possible; at least 1 is needed".formatted(rounds));
        }
        if (!(span > 0)) {
            throw new IllegalArgumentException("the span is %s; it must be above 0".formatted(span));
        }
    }

    @Override
    public int[] find(Routine routine, Chip chip, NoiseKey noise) {
        Cell cell = routine.cell();
        int[] settings = chip.readCells(cell);
        for (int round = 0; round < rounds; round++) {
            int[] below = settings.clone();
            int[] above = settings.clone();
            for (int i = 0; i < settings.length; i++) {
                int distance = Math.max(SMALLEST_SPAN, (int) Math.round(span * settings[i]));
                below[i] = Math.max(cell.min(), settings[i] - distance);
                above[i] = Math.min(cell.max(), settings[i] + distance);
            }
            chip.writeCells(cell, below);
            double[] low = routine.measureResiduals(chip, noise.fold(2L * round));
            chip.writeCells(cell, above);
            double[] high = routine.measureResiduals(chip, noise.fold(2L * round + 1));
            for (int i = 0; i < settings.length; i++) {
                settings[i] = Math.clamp(crossing(below[i], low[i], above[i], high[i]), cell.min(), cell.max());
            }
        }
        chip.writeCells(cell, settings);
        return settings;
    }

    private static int crossing(int below, double low, int above, double high) {
        double middle = (below + above) / 2.0;
        double slope = (high - low) / (above - below);
        if (!(slope > 0)) {
            return (int) Math.round(middle);
        }
        double farthest = FARTHEST * (above - below) / 2;
        double move = Math.clamp(-(low + high) / 2 / slope, -farthest, farthest);
        return (int) Math.round(middle + move);
    }
}
