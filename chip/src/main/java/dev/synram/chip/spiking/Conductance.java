package dev.synram.chip.spiking;

/** How a neuron scales the conductance of its leak or reset: two bits of a neuron (haldls {@code neuron.h}). */
public enum Conductance {
    /** An eighth. */
    DIVIDED(0.125),

    /** As the bias says. */
    PLAIN(1),

    /** Eight times. */
    MULTIPLIED(8);

    private final double factor;

    Conductance(double factor) {
        this.factor = factor;
    }

    /** By what the conductance is multiplied. */
    public double factor() {
        return factor;
    }
}
