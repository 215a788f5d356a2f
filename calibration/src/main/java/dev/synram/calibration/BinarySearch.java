package dev.synram.calibration;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.Run;
import java.util.Arrays;

/**
 * Halves the range of every instance with each measurement, then makes some steps of one. Of the last settings tried,
 * the one with the smallest deviation is taken: with noise, the last step is not always the best.
 */
public final class BinarySearch implements Search {

    private static final int EXTRA_STEPS = 2;

    @Override
    public CellSettings find(Routine routine, Chip chip, Run run) {
        Cell cell = routine.cell();
        routine.prepare(chip);
        int instances = cell.instances(chip.geometry());
        int[] settings = new int[instances];
        Arrays.fill(settings, Math.ceilDiv(cell.min() + cell.max(), 2));
        int[] best = settings.clone();
        double[] bestDeviation = new double[instances];
        Arrays.fill(bestDeviation, Double.POSITIVE_INFINITY);

        int halvings = bits(cell.max() - cell.min());
        int steps = halvings + EXTRA_STEPS;
        int width = 1 << halvings;
        for (int step = 0; step <= steps; step++) {
            width = Math.max(1, width / 2);
            chip.writeCells(cell, settings);
            double[] deviation = routine.measureDeviation(chip, run.part(step));
            for (int i = 0; i < instances; i++) {
                double size = Math.abs(deviation[i]);
                if (step >= steps - EXTRA_STEPS && size < bestDeviation[i]) {
                    best[i] = settings[i];
                    bestDeviation[i] = size;
                }
                int next = settings[i] - (int) Math.signum(deviation[i]) * Math.max(1, width / 2);
                settings[i] = Math.clamp(next, cell.min(), cell.max());
            }
        }
        chip.writeCells(cell, best);
        return CellSettings.of(cell, best);
    }

    /** The number of halvings that reduce a range of {@code width} to one. */
    private static int bits(int width) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(width);
    }
}
