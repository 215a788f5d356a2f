package dev.synram.chip.kernel;

/**
 * What turns the movement of the membranes of a hemisphere into readings; see {@link ColumnKernel}. A column's figures
 * stand side by side. Some columns are added, so that whole panels can be read at any column.
 */
public final class ReadingTable {

    static final int DRIFT = 0;
    static final int KNEE = 1;
    static final int INVERSE_ROOM = 2;
    static final int FLAT_NOISE = 3;
    static final int FLAT_VARIANCE = 4;
    static final int NOISE_SCALE = 5;
    static final int SLOPE = 6;
    static final int ORIGIN = 7;
    static final int LOWEST = 8;
    static final int HIGHEST = 9;
    static final int FIGURES = 10;

    /** A float added to this one is left in the low bits of the sum, {@value #FRACTION_BITS} of them below the point. */
    static final float ROUND = 1.5f * (1 << 9);

    static final int FRACTION_BITS = 14;

    final float[] values;

    /** Makes a table of zeros. */
    public ReadingTable(int columns) {
        values = new float[(columns + StripWeights.WIDTH) * FIGURES];
    }

    /**
     * How a membrane moves.
     *
     * @param drift speed without events, LSB per µs
     * @param knee where, on a membrane's way from the baseline, the amplifier begins to compress
     * @param inverseRoom inverse of the room below the knee
     */
    public void membrane(int column, float drift, float knee, float inverseRoom) {
        values[column * FIGURES + DRIFT] = drift;
        values[column * FIGURES + KNEE] = knee;
        values[column * FIGURES + INVERSE_ROOM] = inverseRoom;
    }

    /**
     * How a column's results scatter.
     *
     * @param flat deviation where the amplifier is flat
     * @param scale readings' variance per variance on the membrane where it is straight
     */
    public void noise(int column, float flat, float scale) {
        values[column * FIGURES + FLAT_NOISE] = flat;
        values[column * FIGURES + FLAT_VARIANCE] = flat * flat;
        values[column * FIGURES + NOISE_SCALE] = scale;
    }

    /**
     * How a column is read.
     *
     * @param slope readings per nominal LSB
     * @param origin reading at the baseline, less the baseline's own
     * @param lowest smallest result, -128..127
     * @param highest largest result, -128..127
     */
    public void reading(int column, float slope, float origin, int lowest, int highest) {
        values[column * FIGURES + SLOPE] = slope;
        values[column * FIGURES + ORIGIN] = origin + 0.5f;
        values[column * FIGURES + LOWEST] = ROUND + lowest;
        values[column * FIGURES + HIGHEST] = ROUND + highest;
    }
}
