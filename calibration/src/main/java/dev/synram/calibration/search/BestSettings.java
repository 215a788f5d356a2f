package dev.synram.calibration.search;

import java.util.Arrays;

/** Remembers, of all settings offered, the one with the smallest residual, instance by instance. */
final class BestSettings {

    private final int[] settings;
    private final double[] sizes;

    BestSettings(int instances) {
        settings = new int[instances];
        sizes = new double[instances];
        Arrays.fill(sizes, Double.POSITIVE_INFINITY);
    }

    void offer(int instance, int setting, double residual) {
        double size = Math.abs(residual);
        if (size < sizes[instance]) {
            settings[instance] = setting;
            sizes[instance] = size;
        }
    }

    int[] settings() {
        return settings.clone();
    }
}
