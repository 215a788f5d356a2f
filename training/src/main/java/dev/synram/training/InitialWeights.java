package dev.synram.training;

import java.util.Locale;

/** The weights that training in the loop starts from. */
public enum InitialWeights {
    /** Those of the network in float, scaled to the chips' ranges, or those of a network that is already quantized. */
    QUANTIZED,
    /** Drawn at random in units of the chip; those of the network are not used. */
    DRAWN;

    /** The name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
