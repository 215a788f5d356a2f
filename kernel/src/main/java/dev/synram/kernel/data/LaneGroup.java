package dev.synram.kernel.data;

import static dev.synram.chip.InterleavedVectors.LANES;

/**
 * What one thread needs to multiply a lane group with a block of synapses: up to {@value
 * dev.synram.chip.InterleavedVectors#LANES} interleaved vectors, one a lane. The events of the vectors are computed once,
 * then the block's columns are computed {@value #COLUMNS} at a time, so that all of this stays in the first-level caches.
 * One object serves a thread for all its lane groups; its methods set what the kernels read.
 *
 * <p>Arrays of rows hold {@value dev.synram.chip.InterleavedVectors#LANES} elements a row, one a lane. Kernels may read
 * and write the lanes beyond {@link #lanes}, which hold no vector.
 */
public final class LaneGroup {

    /** Columns that are computed at once, at most. */
    public static final int COLUMNS = 32;

    /** Where the row of each input begins in {@link #activations}. */
    public final int[] rows;

    /**
     * A row an input: the length of each pulse, times what is left of it at the reading, summed over all sends; in units
     * of activation.
     */
    public final float[] pulses;

    /** What is known of each vector. */
    public final LaneTerms terms = new LaneTerms();

    /** The noise keys of the vectors in lanes 0, 2, 4 ... */
    public final long[] evenKeys = new long[LANES / 2];

    /** The noise keys of the vectors in lanes 1, 3, 5 ... */
    public final long[] oddKeys = new long[LANES / 2];

    /** A row for each of the {@link #columns}: by how much its membranes move, in LSB. */
    public final float[] sums = new float[COLUMNS * LANES];

    /**
     * Standard normal numbers, two rows a pair. The pairs drawn for columns are numbered by these: pair {@code p} belongs to
     * the columns {@code 2 p} and {@code 2 p + 1} of the hemisphere.
     */
    public final float[] normals = new float[(COLUMNS + 2) * LANES];

    /** A row for each column of the block: 8-bit results. */
    public final byte[] results;

    private byte[] activations = new byte[0];
    private int lanes;
    private int inputs;
    private int firstDriver;
    private int firstColumn;
    private int columns;
    private int hemisphereColumn;

    /**
     * Makes room.
     *
     * @param inputs of the largest block
     * @param columns of the largest block
     */
    public LaneGroup(int inputs, int columns) {
        rows = new int[inputs];
        pulses = new float[inputs * LANES];
        results = new byte[columns * LANES];
    }

    /**
     * Sets the vectors, whose {@link #rows} the caller sets.
     *
     * @param data holds a row for each input of the block
     * @param vectors how many there are, in the first lanes
     * @param inputCount inputs of the block
     * @param driver the table's entry for the block's first input
     */
    public void setVectors(byte[] data, int vectors, int inputCount, int driver) {
        activations = data;
        lanes = vectors;
        inputs = inputCount;
        firstDriver = driver;
    }

    /**
     * Sets the columns that are computed next.
     *
     * @param first in the block, a multiple of {@link LaneWeights#WIDTH}
     * @param count how many, at most {@value #COLUMNS}
     * @param ofHemisphere the first one's number in the hemisphere
     */
    public void setColumns(int first, int count, int ofHemisphere) {
        firstColumn = first;
        columns = count;
        hemisphereColumn = ofHemisphere;
    }

    /** Holds the activations of the vectors, {@link #rows} tells where. */
    public byte[] activations() {
        return activations;
    }

    /** Number of vectors. */
    public int lanes() {
        return lanes;
    }

    /** Number of inputs of the block. */
    public int inputs() {
        return inputs;
    }

    /** The entry of a {@link DriverTable} that belongs to the first input; those of the others follow. */
    public int firstDriver() {
        return firstDriver;
    }

    /** The first column in the block. */
    public int firstColumn() {
        return firstColumn;
    }

    /** Number of columns. */
    public int columns() {
        return columns;
    }

    /** The first column in the hemisphere. */
    public int hemisphereColumn() {
        return hemisphereColumn;
    }
}
