package dev.synram.experiment.setting;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.Effort;
import dev.synram.experiment.cache.CalibrationCache;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the chips were calibrated, and how long they have drifted since.
 *
 * @param effort how thoroughly they were measured
 * @param age time since the calibration, 0 to 365 days
 * @param saved calibrations that were made before with that effort; chips without one are calibrated now
 * @param cache keeps calibrations of new chips for other processes
 */
public record CalibrationSettings(Effort effort, Duration age, List<Calibration> saved, CalibrationCache cache) {

    /** The longest time since a calibration: one year. */
    public static final Duration MAX_AGE = Duration.ofDays(365);

    private static final double SECONDS_PER_HOUR = 3600;

    public CalibrationSettings {
        saved = List.copyOf(saved);
        if (age.isNegative() || age.compareTo(MAX_AGE) > 0) {
            throw new SettingException(
                    "calibrationAge",
                    "is %s h; it must be 0..%s h, at most a year".formatted(hours(age), MAX_AGE.toHours()));
        }
    }

    /** Chips that are all calibrated now; calibrations are kept if {@link CalibrationCache#PROPERTY} says where. */
    public CalibrationSettings(Effort effort, Duration age) {
        this(effort, age, List.of());
    }

    /** Chips of which some were calibrated before; calibrations are kept if {@link CalibrationCache#PROPERTY} says where. */
    public CalibrationSettings(Effort effort, Duration age, List<Calibration> saved) {
        this(effort, age, saved, CalibrationCache.ofProperty());
    }

    /** Chips as their users have them: public effort, 12 hours old. */
    public static CalibrationSettings defaults() {
        return new CalibrationSettings(Effort.PUBLIC, Duration.ofHours(12));
    }

    /** The same with another effort, of which no calibrations were made before. */
    public CalibrationSettings withEffort(Effort other) {
        return other == effort ? this : new CalibrationSettings(other, age, List.of(), cache);
    }

    /** The same at another age. */
    public CalibrationSettings withAge(Duration other) {
        return new CalibrationSettings(effort, other, saved, cache);
    }

    /** The same with another place for calibrations. */
    public CalibrationSettings withCache(CalibrationCache other) {
        return new CalibrationSettings(effort, age, saved, other);
    }

    /** The same right after the calibration. */
    public CalibrationSettings fresh() {
        return withAge(Duration.ZERO);
    }

    /** The calibration that was made before for the chip with an id. */
    public Optional<Calibration> savedFor(String chip) {
        return saved.stream()
                .filter(calibration -> calibration.chip().equals(chip))
                .findFirst();
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
