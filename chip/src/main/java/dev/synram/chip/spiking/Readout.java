package dev.synram.chip.spiking;

/** Which voltage of a neuron the ADCs see. */
public enum Readout {
    /** The membrane. */
    MEMBRANE,

    /** The line of the excitatory input: at rest near the top of the range, events pull it down. */
    EXCITATORY_LINE,

    /** The line of the inhibitory input. */
    INHIBITORY_LINE,

    /** The capacitor of the adaptation. */
    ADAPTATION
}
