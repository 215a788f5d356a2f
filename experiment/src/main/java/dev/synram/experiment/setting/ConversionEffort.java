package dev.synram.experiment.setting;

import java.util.Locale;

/** How long the ranges of a network are searched when it is converted for chips. */
public enum ConversionEffort {
    /** Seconds: the range of the inputs, and whether channels are equalized. */
    FAST,
    /** Up to a minute more: also the scale of each layer. */
    THOROUGH;

    /** The name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
