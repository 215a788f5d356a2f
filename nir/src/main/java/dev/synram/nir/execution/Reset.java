package dev.synram.nir.execution;

/** What happens to the membrane at a spike. */
public enum Reset {
    /** It is set to v_reset, as specified. */
    TO_V_RESET,
    /** It is set to zero, whatever v_reset is. */
    TO_ZERO,
    /** The distance from v_reset to v_threshold is subtracted, so that what exceeds the threshold is kept. */
    BY_SUBTRACTION
}
