package dev.synram.kernel.data;

import dev.synram.kernel.ColumnKernel;

/**
 * What turns the movement of the membranes of a hemisphere into readings; see {@link ColumnKernel}. A column's figures
 * stand side by side. Some columns are added, so that whole panels can be read at any column.
 */
public final class ReadingTable {

    public static final int DRIFT = 0;
    public static final int KNEE = 1;
    public static final int INVERSE_ROOM = 2;
    public static final int FLAT_NOISE = 3;
    public static final int FLAT_VARIANCE = 4;
    public static final int NOISE_SCALE = 5;
    public static final int SLOPE = 6;
    public static final int ORIGIN = 7;
    public static final int LOWEST = 8;
    public static final int HIGHEST = 9;
    public static final int FIGURES = 10;

    /** A float added to this one is left in the low bits of the sum, {@value #FRACTION_BITS} of them below the point. */
    public static final float ROUND = 1.5f * (1 << 9);

    public static final int FRACTION_BITS = 14;

    public final float[] values;

    /** Makes a table of zeros. */
    public ReadingTable(int columns) {
        values = new float[(columns + LaneWeights.WIDTH) * FIGURES];
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
