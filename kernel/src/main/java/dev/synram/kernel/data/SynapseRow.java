package dev.synram.kernel.data;

/** Weights of consecutive columns in one row of synapses: a view that its owner moves, so that no call allocates. */
public final class SynapseRow {

    private byte[] weights = new byte[0];
    private int start;
    private int firstColumn;
    private int count;

    /** Makes an empty view. */
    public SynapseRow() {}

    /**
     * Moves the view.
     *
     * @param newWeights of all synapses, shared, not copied
     * @param newStart index of the first weight
     * @param newColumn column of the first weight
     * @param newCount number of weights
     * @return this view
     */
    public SynapseRow set(byte[] newWeights, int newStart, int newColumn, int newCount) {
        weights = newWeights;
        start = newStart;
        firstColumn = newColumn;
        count = newCount;
        return this;
    }

    /** The weights of all synapses, -63..63. */
    public byte[] weights() {
        return weights;
    }

    /** Index of the first weight. */
    public int start() {
        return start;
    }

    /** Column of the first weight. */
    public int firstColumn() {
        return firstColumn;
    }

    /** Number of weights. */
    public int count() {
        return count;
    }
}
