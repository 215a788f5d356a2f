package dev.synram.simulator;

import java.util.Locale;

/** How closely a simulated chip follows its circuits. Both compute from the same circuits and errors. */
public enum Fidelity {
    /**
     * Circuits folded into one effective matrix and one output curve a column, at the speed of a matrix product.
     */
    FOLDED,

    /** Every event integrated in time: the reference, slow. */
    EVENT_DRIVEN;

    /** The name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
