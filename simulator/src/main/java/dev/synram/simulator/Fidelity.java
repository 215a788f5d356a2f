package dev.synram.simulator;

/** How closely a simulated chip follows its circuits. Both compute from the same circuits and errors. */
public enum Fidelity {
    /**
     * Circuits folded into one effective matrix and one output curve a column, at the speed of a matrix product.
     */
    FOLDED,

    /** Every event integrated in time: the reference, slow. */
    EVENT_DRIVEN
}
