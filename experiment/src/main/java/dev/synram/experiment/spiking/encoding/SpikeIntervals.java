package dev.synram.experiment.spiking.encoding;

/** How the intervals between the spikes of a train are. */
public enum SpikeIntervals {
    /** All equal; the first spike comes after half of one. */
    REGULAR,

    /** Independent and exponential: a Poisson process. */
    POISSON
}
