package dev.synram.experiment.sweep.design;

import java.io.Serializable;
import java.time.Duration;

/**
 * Chips in one setting: what one row of a sweep measures.
 *
 * @param row number of the row, from 0
 * @param kind the chips
 * @param age time for which they drift after their calibration, or after they were switched on
 * @param use how a network is used on them
 */
public record SweepPoint(int row, ChipKind kind, Duration age, NetworkUse use) implements Serializable {

    private static final double SECONDS_PER_HOUR = 3600;

    /** The same with another number. */
    SweepPoint numbered(int number) {
        return new SweepPoint(number, kind, age, use);
    }

    /** The age in hours. */
    public double ageHours() {
        return age.toSeconds() / SECONDS_PER_HOUR;
    }
}
