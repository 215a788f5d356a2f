package dev.synram.nir.execution;

import dev.synram.nir.value.NirException;

/**
 * A value that enters a graph for one step.
 *
 * @param seconds time from the beginning
 * @param neuron index of the element, counted through all inputs in the order of their names
 * @param value 1 for a spike; several in one step are added
 */
public record InputSpike(double seconds, int neuron, double value) {

    public InputSpike {
        if (!(seconds >= 0) || !Double.isFinite(seconds) || !Double.isFinite(value)) {
            throw new NirException("an input spike of %s at %s s; times must not be negative, and values finite"
                    .formatted(value, seconds));
        }
        if (neuron < 0) {
            throw new NirException("an input spike at element %s; it must be at least 0".formatted(neuron));
        }
    }

    /** A spike. */
    public InputSpike(double seconds, int neuron) {
        this(seconds, neuron, 1);
    }
}
