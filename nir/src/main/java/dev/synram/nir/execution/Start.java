package dev.synram.nir.execution;

/** The membrane before the first step. */
public enum Start {
    /** At zero. */
    ZERO,
    /** At v_leak. */
    LEAK
}
