package dev.synram.nir.execution;

/** When a neuron spikes. */
public enum Emission {
    /** In the step at whose end its membrane crosses the threshold. */
    AT_CROSSING,
    /** One step later, as in tools that compare the membrane before they update it; the reset is not late. */
    ONE_STEP_LATE
}
