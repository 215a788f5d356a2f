package dev.synram.calibration.measurement;

import java.util.Arrays;

/** Differences of measured values from a target. */
public final class StandardDeviation {

    private StandardDeviation() {}

    public static double[] from(double target, double[] values) {
        return Arrays.stream(values).map(value -> value - target).toArray();
    }
}
