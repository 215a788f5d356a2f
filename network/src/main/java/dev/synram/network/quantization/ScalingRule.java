package dev.synram.network.quantization;

import java.util.Arrays;

/** How the results of a layer are scaled to a range, based on results of calibration data. */
public enum ScalingRule {
    /** The 99.9th percentile of the results is at the end of the range. */
    PERCENTILE,

    /** The mean squared error is smallest: clipping of large results against noise and rounding of small ones. */
    SQUARED_ERROR;

    private static final double USUAL = 0.999;

    /** Standard deviation of a calibrated chip's noise (hxtorch's default; section 3 of our chip notes), in LSB. */
    private static final double NOISE = 2;

    private static final int STEPS = 40;

    /**
     * Chooses the scale in LSB per unit.
     *
     * @param results results in float; sorted by this method
     * @param limit largest result in LSB
     * @param step LSB per activation
     */
    double scale(float[] results, double limit, int step) {
        Arrays.sort(results);
        double usual = limit / Math.max(usual(results), Float.MIN_NORMAL);
        if (this == PERCENTILE) {
            return usual;
        }
        double best = usual;
        double bestError = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= STEPS; i++) {
            double scale = usual * Math.pow(4, i / (double) STEPS - 0.5);
            double error = error(results, limit, scale, step);
            if (error < bestError) {
                best = scale;
                bestError = error;
            }
        }
        return best;
    }

    /** The 99.9th percentile of sorted results. */
    static float usual(float[] sorted) {
        return sorted[(int) (USUAL * (sorted.length - 1))];
    }

    private static double error(float[] sorted, double limit, double scale, int step) {
        double lsb = (NOISE * NOISE + step * step / 12.0) / (scale * scale);
        double clipped = 0;
        for (int i = sorted.length - 1; i >= 0 && sorted[i] * scale > limit; i--) {
            double beyond = sorted[i] - limit / scale;
            clipped += beyond * beyond;
        }
        return lsb + clipped / sorted.length;
    }
}
