package dev.synram.calibration.search;

import dev.synram.calibration.routine.Routine;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.random.CounterRandom;

/**
 * Halves the range of every instance with each measurement, then makes a few steps of one. Of the last settings tried,
 * the one with the smallest residual is chosen: with noise, the last step is not always the best.
 *
 * <p>Analog cells with equal values disturb each other. The first settings can therefore be scattered, so that not all
 * instances start in the middle (calix: {@code NoisyBinarySearch}).
 *
 * @param scatter largest distance of the first settings from the middle of the range, 0 or more
 */
public record BinarySearch(int scatter) implements Search {

    private static final int EXTRA_STEPS = 2;

    /** Settings are candidates once the target is known to lie within this distance. */
    private static final int REVISITED_RADIUS = 4;

    private static final int PUBLISHED_SCATTER = 5;

    public BinarySearch {
        if (scatter < 0) {
            throw new IllegalArgumentException("the scatter is " + scatter + "; it must be 0 or more");
        }
    }

    /** A search that starts in the middle of the range. */
    public static BinarySearch plain() {
        return new BinarySearch(0);
    }

    /** A search whose first settings are scattered by up to {@value #PUBLISHED_SCATTER} around the middle. */
    public static BinarySearch noisy() {
        return new BinarySearch(PUBLISHED_SCATTER);
    }

    @Override
    public int[] find(Routine routine, Chip chip, NoiseKey noise) {
        Cell cell = routine.cell();
        int[] settings = firstSettings(cell, cell.instances(chip.geometry()), noise);
        BestSettings best = new BestSettings(settings.length);
        int radius = Math.ceilDiv(cell.max() - cell.min(), 2) + scatter;
        for (int step = 0, ofOne = 0; ofOne <= EXTRA_STEPS; step++) {
            chip.writeCells(cell, settings);
            double[] residuals = routine.measureResiduals(chip, noise.fold(step));
            int move = Math.ceilDiv(radius, 2);
            for (int i = 0; i < settings.length; i++) {
                if (radius <= REVISITED_RADIUS) {
                    best.offer(i, settings[i], residuals[i]);
                }
                settings[i] = Math.clamp(settings[i] - (int) Math.signum(residuals[i]) * move, cell.min(), cell.max());
            }
            ofOne += radius == 1 ? 1 : 0;
            radius = move;
        }
        int[] found = best.settings();
        chip.writeCells(cell, found);
        return found;
    }

    private int[] firstSettings(Cell cell, int instances, NoiseKey noise) {
        int middle = Math.ceilDiv(cell.min() + cell.max(), 2);
        int[] settings = new int[instances];
        for (int i = 0; i < instances; i++) {
            int scattered = middle - scatter + CounterRandom.below(2 * scatter + 1, noise.key(), i);
            settings[i] = Math.clamp(scattered, cell.min(), cell.max());
        }
        return settings;
    }
}
