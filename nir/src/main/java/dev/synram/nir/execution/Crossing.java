package dev.synram.nir.execution;

/** When a membrane spikes. */
public enum Crossing {
    /** Above the threshold, as specified. */
    ABOVE,
    /** At the threshold too. */
    AT_OR_ABOVE
}
