package dev.synram.nir.execution;

/** When the nodes behind a neuron see its spikes; along edges that lead back it is always the next step. */
public enum Arrival {
    /** In the step of the spike. */
    SAME_STEP,
    /** One step later. */
    NEXT_STEP
}
