package dev.synram.calibration.search;

import dev.synram.calibration.routine.Routine;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.random.CounterRandom;

/**
 * Halves the range of every instance with each measurement, then makes some steps of one. Of the last settings tried,
 * the one with the smallest deviation is taken: with noise, the last step is not always the best.
 *
 * <p>Analog cells that hold the same value disturb each other. So that not all instances start at the middle, the first
 * settings can be scattered (calix: {@code NoisyBinarySearch}).
 *
 * @param scatter the first settings lie up to this far from the middle of the range, 0 or more
 */
public record BinarySearch(int scatter) implements Search {

    private static final int EXTRA_STEPS = 2;

    /** Settings count from when the target is known to lie this close. */
    private static final int REVISITED_RADIUS = 4;

    private static final int PUBLISHED_SCATTER = 5;

    public BinarySearch {
        if (scatter < 0) {
            throw new IllegalArgumentException("the scatter is " + scatter + "; it must be 0 or more");
        }
    }

    /** A search that starts at the middle of the range. */
    public static BinarySearch plain() {
        return new BinarySearch(0);
    }

    /** A search that starts up to {@value #PUBLISHED_SCATTER} beside the middle. */
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
            double[] deviation = routine.measureDeviation(chip, noise.fold(step));
            int move = Math.ceilDiv(radius, 2);
            for (int i = 0; i < settings.length; i++) {
                if (radius <= REVISITED_RADIUS) {
                    best.offer(i, settings[i], deviation[i]);
                }
                settings[i] = Math.clamp(settings[i] - (int) Math.signum(deviation[i]) * move, cell.min(), cell.max());
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
            settings[i] = middle - scatter + CounterRandom.below(2 * scatter + 1, noise.key(), i);
        }
        return settings;
    }
}
