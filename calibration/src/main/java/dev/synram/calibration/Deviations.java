package dev.synram.calibration;

import java.util.Arrays;

/** Differences of measured values from a target. */
final class Deviations {

    private Deviations() {}

    static double[] from(double target, double[] values) {
        return Arrays.stream(values).map(value -> value - target).toArray();
    }
}
