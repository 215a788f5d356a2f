package dev.synram.chip;

import dev.synram.chip.geometry.ChipGeometry;

/**
 * How the two rows of each synapse driver are used. Every driver drives two rows; an event's address says which of them
 * listen (haldls, {@code padi.h}).
 */
public enum RowMode {
    /** Both rows belong to one input: one adds, the other subtracts, and a weight stands in one of them: -63..63. */
    SIGNED(ChipGeometry.SIGNED_INPUTS, -ChipGeometry.MAX_WEIGHT, 2),

    /** Each row is an input of its own, and both add: weights 0..63. Rows {@code 2 i} and {@code 2 i + 1} are driver i's. */
    UNSIGNED(ChipGeometry.UNSIGNED_INPUTS, 0, 1);

    private final int inputs;
    private final int minWeight;
    private final int rowsPerInput;

    RowMode(int inputs, int minWeight, int rowsPerInput) {
        this.inputs = inputs;
        this.minWeight = minWeight;
        this.rowsPerInput = rowsPerInput;
    }

    /** Inputs of a synram. */
    public int inputs() {
        return inputs;
    }

    /** The smallest weight. */
    public int minWeight() {
        return minWeight;
    }

    /** Rows, and so synapses of a column, that an input takes. */
    public int rowsPerInput() {
        return rowsPerInput;
    }

    /** The synapse driver of an input. */
    public int driver(int input) {
        return input * rowsPerInput / 2;
    }
}
