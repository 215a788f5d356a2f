package dev.synram.experiment.setting;

import java.time.Duration;

/**
 * What may change on a chip while its calibration stays.
 *
 * @param fixedPattern factor of the errors that differ from circuit to circuit, 0..{@value #MOST}
 * @param noise factor of what differs from one multiplication to the next, 0..{@value #MOST}
 * @param saturation factor of the limits of synaptic inputs, membranes and converters, 0..{@value #MOST}
 * @param age time since the calibration, 0 to 365 days
 */
public record ChipConditions(double fixedPattern, double noise, double saturation, Duration age) {

    /** The largest factor. */
    public static final double MOST = 3;

    public ChipConditions {
        requireFactor("fixedPattern", fixedPattern);
        requireFactor("noise", noise);
        requireFactor("saturation", saturation);
        if (age.isNegative() || age.compareTo(CalibrationSettings.MAX_AGE) > 0) {
            throw new SettingException("age", "is %s; it must be 0 to 365 days".formatted(age));
        }
    }

    /** A chip as its seed makes it, at an age of its calibration. */
    public static ChipConditions nominal(Duration age) {
        return new ChipConditions(1, 1, 1, age);
    }

    /** The same at another age of the calibration. */
    public ChipConditions withAge(Duration other) {
        return new ChipConditions(fixedPattern, noise, saturation, other);
    }

    private static void requireFactor(String name, double factor) {
        if (!(factor >= 0 && factor <= MOST)) {
            throw new SettingException(name, "is %s; it must be 0..%s".formatted(factor, MOST));
        }
    }
}
