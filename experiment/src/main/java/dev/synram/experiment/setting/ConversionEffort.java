package dev.synram.experiment.setting;

/** How long the ranges of a network are searched when it is converted for chips. */
public enum ConversionEffort {
    /** Seconds: the range of the inputs, and whether channels are equalized. */
    FAST,
    /** Up to a minute more: also the scale of each layer. */
    THOROUGH
}
