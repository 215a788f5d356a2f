package dev.synram.training.gradient;

/** The gradient of a requantization where its activation is at the limit of 5 bits. */
public enum SaturationGradient {

    /** That of the clipped function: 0. */
    ZERO,

    /**
     * That of the function without its upper limit: {@code g * (x > 0) / 2^shift} for a converting ReLU, as in the chip's
     * public software (hxtorch {@code detail/relu.cpp}), so that saturated activations can still be reduced.
     */
    PASSED
}
