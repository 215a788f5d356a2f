package dev.synram.experiment.sweep.design;

import dev.synram.calibration.Effort;
import java.util.Locale;
import java.util.Optional;

/** How the chips of a sweep are calibrated. */
public enum SweepCalibration {
    /** Not at all: cells are at their power-on defaults. */
    NONE,
    /** With public effort. */
    PUBLIC,
    /** With best effort. */
    BEST;

    /** The effort; none for chips that are not calibrated. */
    public Optional<Effort> effort() {
        return this == NONE ? Optional.empty() : Optional.of(Effort.valueOf(name()));
    }

    /** The name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
