package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.COLUMNS;

import dev.synram.chip.MacSettings;

/**
 * Standard deviation of the results of vectors with some number of events: what the membrane carries, seen through the
 * amplifier, beside the two readings and the rounding of the baseline.
 */
final class NoiseDeviation {

    private static final double ROUNDING_VARIANCE = 1.0 / 12.0;

    private final float[] flat = new float[COLUMNS];
    private final float[] seen = new float[COLUMNS];

    NoiseDeviation(HemisphereCircuits circuits, double leakRate, double eventMicros, int events) {
        TemporalNoise noise = circuits.noise();
        double untilReading = MacSettings.LEAD_MICROS + eventMicros + MacSettings.SETTLING_MICROS;
        double ofResult = noise.membraneVariance(untilReading, leakRate, events);
        double ofBaseline = noise.membraneVariance(MacSettings.BASELINE_MICROS, leakRate, 0);
        boolean silent = ofBaseline == 0 && noise.readingVariance() == 0;
        double rounding = silent ? 0 : ROUNDING_VARIANCE;
        for (int column = 0; column < COLUMNS; column++) {
            double slope = circuits.cadc().slope(column);
            double apart = 2 * noise.readingVariance() + slope * slope * ofBaseline;
            double all = apart + slope * slope * ofResult;
            double scale = noise.columnScale(column);
            flat[column] = (float) Math.sqrt(scale * scale * apart + rounding);
            seen[column] = (float) Math.sqrt(scale * scale * all + rounding) - flat[column];
        }
    }

    /**
     * The deviation of a column.
     *
     * @param slope of the amplifier's curve, 0..1; between its ends, where it is exact, deviations are interpolated
     */
    float at(int column, float slope) {
        return flat[column] + slope * seen[column];
    }
}
