package dev.synram.compiler.cost;

/** What a chip does with its time. */
public enum CostPart {
    /** Weights are written. */
    CONFIGURATION("configuration"),
    /** Processors and FPGA exchange commands and activations, and events are made. */
    CONTROL("control"),
    /** Membranes are reset, and their baseline is read. */
    RESET("reset"),
    /** Events are sent, with the waits around them. */
    EVENTS("events"),
    /** Results are read and worked on. */
    READOUT("readout"),
    /** The chip waits for the host or exchanges data with it. */
    HOST("host"),
    /** The chip waits for other chips, other synrams or other layers. */
    IDLE("idle");

    private final String label;

    CostPart(String label) {
        this.label = label;
    }

    /** A short word. */
    public String label() {
        return label;
    }
}
