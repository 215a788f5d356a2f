package dev.synram.calibration.measurement;

import java.util.Arrays;

/** Differences between measured values and a target. */
public final class Residuals {

    private Residuals() {}

    /** Distance of each value from a target. */
    public static double[] from(double target, double[] values) {
        return Arrays.stream(values).map(value -> value - target).toArray();
    }
}
