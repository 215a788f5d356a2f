package dev.synram.experiment.setting;

import java.util.Locale;

/** How long the ranges of a network are searched when it is converted for chips. */
public enum ConversionEffort {
    /** The range of the inputs, rows, and whether channels are equalized: about ten runs of 64 samples through all layers. */
    FAST,
    /** Also the scale of each layer: up to 60 runs more. */
    THOROUGH;

    /** The name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
