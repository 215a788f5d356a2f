package dev.synram.calibration;

import java.util.Locale;

/** How thoroughly a chip is measured for its calibration. */
public enum Effort {
    /**
     * As the chip's public software does (calix): its rows, weights, repetitions, targets and searches, through membranes only. A setting
     * counts as calibrated unless it ended at a bound of its cell.
     */
    PUBLIC,

    /**
     * As well as measurements through the same interface allow: all rows, many repetitions, a final trim of every column. A
     * setting counts as calibrated only if it also comes near its target.
     */
    BEST;

    /** The name for people and options: {@code public}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
