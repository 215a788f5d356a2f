package dev.synram.calibration.measurement;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS_PER_QUADRANT;

import java.util.Arrays;

/** Statistics over the columns of each quadrant. */
public final class Quadrants {

    private Quadrants() {}

    /** Mean over the columns of each quadrant. */
    public static double[] means(double[] columns) {
        double[] means = new double[columns.length / COLUMNS_PER_QUADRANT];
        for (int quadrant = 0; quadrant < means.length; quadrant++) {
            means[quadrant] = Statistics.mean(of(columns, quadrant));
        }
        return means;
    }

    /** Median over the columns of each quadrant. */
    public static double[] medians(double[] columns) {
        double[] medians = new double[columns.length / COLUMNS_PER_QUADRANT];
        for (int quadrant = 0; quadrant < medians.length; quadrant++) {
            medians[quadrant] = Statistics.median(of(columns, quadrant));
        }
        return medians;
    }

    private static double[] of(double[] columns, int quadrant) {
        return Arrays.copyOfRange(columns, quadrant * COLUMNS_PER_QUADRANT, (quadrant + 1) * COLUMNS_PER_QUADRANT);
    }
}
