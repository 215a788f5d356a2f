package dev.synram.experiment.setting;

import dev.synram.calibration.Effort;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the chips were calibrated, and how long they have drifted since.
 *
 * @param effort how thoroughly they were measured
 * @param age time since the calibration, 0 to 365 days
 */
public record CalibrationSettings(Effort effort, Duration age) {

    /** The longest time since a calibration: one year. */
    public static final Duration MAX_AGE = Duration.ofDays(365);

    private static final double SECONDS_PER_HOUR = 3600;

    public CalibrationSettings {
        if (age.isNegative() || age.compareTo(MAX_AGE) > 0) {
            throw new SettingException(
                    "calibrationAge",
                    "is %s h; it must be 0..%d h, at most a year".formatted(hours(age), MAX_AGE.toHours()));
        }
    }

    /** Chips as their users have them: public effort, 12 hours old. */
    public static CalibrationSettings defaults() {
        return new CalibrationSettings(Effort.PUBLIC, Duration.ofHours(12));
    }

    /** The same with another effort. */
    public CalibrationSettings withEffort(Effort other) {
        return new CalibrationSettings(other, age);
    }

    /** The same at another age. */
    public CalibrationSettings withAge(Duration other) {
        return new CalibrationSettings(effort, other);
    }

    /** The same right after the calibration. */
    public CalibrationSettings fresh() {
        return withAge(Duration.ZERO);
    }

    /** The age in hours. */
    public double ageHours() {
        return hours(age);
    }

    /**
     * The calibrations that show what more effort and less age are worth: public effort at this age and fresh, best effort
     * at this age and fresh. At age 0 these are two.
     */
    public List<CalibrationSettings> alternatives() {
        return Stream.of(Effort.PUBLIC, Effort.BEST)
                .map(this::withEffort)
                .flatMap(at -> Stream.of(at, at.fresh()))
                .distinct()
                .toList();
    }

    private static double hours(Duration time) {
        return time.toSeconds() / SECONDS_PER_HOUR;
    }
}
