package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.COLUMNS;
import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.MacSettings;
import dev.synram.chip.kernel.ColumnTable;

/**
 * Standard deviation of results: what the membrane carries, seen through the amplifier, beside the two readings and the
 * rounding of the baseline. Between a flat and a straight amplifier, where it is exact, the deviation is interpolated.
 */
final class NoiseDeviation {

    private static final double ROUNDING_VARIANCE = 1.0 / 12.0;

    private final float[] straight = new float[(SIGNED_INPUTS + 1) * ColumnTable.SIZE];

    NoiseDeviation(HemisphereCircuits circuits, FoldedColumns columns, EventTiming timing) {
        TemporalNoise noise = circuits.noise();
        double[] perVariance = new double[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            double scale = noise.columnScale(column) * circuits.cadc().slope(column);
            perVariance[column] = scale * scale;
        }
        float[] flat = columns.table().flatNoise;
        for (int events = 0; events <= SIGNED_INPUTS; events++) {
            double untilReading = MacSettings.LEAD_MICROS + timing.duration(events) + MacSettings.SETTLING_MICROS;
            double variance =
                    noise.membraneVariance(untilReading, columns.typicalLeakRate(), events * timing.numSends());
            for (int column = 0; column < COLUMNS; column++) {
                double all = (double) flat[column] * flat[column] + perVariance[column] * variance;
                straight[row(events) + column] = (float) Math.sqrt(all);
            }
        }
    }

    /** The deviation where a flat amplifier hides what the membrane carries. */
    static float flat(HemisphereCircuits circuits, double leakRate, int column) {
        TemporalNoise noise = circuits.noise();
        double slope = circuits.cadc().slope(column);
        double ofBaseline = noise.membraneVariance(MacSettings.BASELINE_MICROS, leakRate, 0);
        boolean silent = ofBaseline == 0 && noise.readingVariance() == 0;
        double scale = noise.columnScale(column);
        double apart = 2 * noise.readingVariance() + slope * slope * ofBaseline;
        return (float) Math.sqrt(scale * scale * apart + (silent ? 0 : ROUNDING_VARIANCE));
    }

    /** The deviation with a straight amplifier, by event count and column. */
    float[] straight() {
        return straight;
    }

    /** Where the row of an event count begins in {@link #straight}. */
    static int row(int events) {
        return events * ColumnTable.SIZE;
    }
}
