package dev.synram.calibration.measurement;

import dev.synram.chip.Cell;

/** One of the two synaptic inputs of every neuron, with the cells that set it. */
public enum InputSide {
    /** Receives the events of positive weights. */
    EXCITATORY(1, Cell.EXCITATORY_SPEED, Cell.EXCITATORY_STRENGTH, Cell.EXCITATORY_REFERENCE),

    /** Receives the events of negative weights. */
    INHIBITORY(-1, Cell.INHIBITORY_SPEED, Cell.INHIBITORY_STRENGTH, Cell.INHIBITORY_REFERENCE);

    private final int sign;
    private final Cell speed;
    private final Cell strength;
    private final Cell reference;

    InputSide(int sign, Cell speed, Cell strength, Cell reference) {
        this.sign = sign;
        this.speed = speed;
        this.strength = strength;
        this.reference = reference;
    }

    /** The sign of the weights whose events arrive here. */
    public int sign() {
        return sign;
    }

    /** The cell that sets the time constant. */
    public Cell speed() {
        return speed;
    }

    /** The cell that sets the amplitude. */
    public Cell strength() {
        return strength;
    }

    /** The cell that sets the reference voltage. */
    public Cell reference() {
        return reference;
    }

    /** The opposite side. */
    public InputSide other() {
        return this == EXCITATORY ? INHIBITORY : EXCITATORY;
    }

    /** The name for display. */
    public String label() {
        return this == EXCITATORY ? "excitatory" : "inhibitory";
    }
}
