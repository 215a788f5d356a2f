package dev.synram.kernel.data;

/**
 * What turns the movement of the membranes of a hemisphere into readings. Values of a column are contiguous: value {@code i}
 * of column {@code c} is {@code values[c * STRIDE + i]}. Some columns are added, so that whole panels can be read at any
 * column.
 */
public final class ReadingTable {

    /** Speed of the membrane without events, LSB per µs. */
    public static final int DRIFT = 0;

    /** Where, on a membrane's movement from the baseline, the amplifier begins to compress, LSB. */
    public static final int KNEE = 1;

    /** Inverse of the amplifier's range below the knee, per LSB. */
    public static final int INVERSE_ROOM = 2;

    /** Standard deviation of readings where the amplifier is flat. */
    public static final int FLAT_NOISE = 3;

    /** Its square. */
    public static final int FLAT_VARIANCE = 4;

    /** Variance of readings per variance on the membrane where the amplifier is straight. */
    public static final int NOISE_SCALE = 5;

    /** Readings per LSB. */
    public static final int SLOPE = 6;

    /** Reading of a membrane at the baseline, less the baseline's own, plus 1/2 for rounding. */
    public static final int ORIGIN = 7;

    /** Smallest result, plus {@link #ROUND}. */
    public static final int LOWEST = 8;

    /** Largest result, plus {@link #ROUND}. */
    public static final int HIGHEST = 9;

    /** Change of the length of pulses from their drivers to the column, in units of activation: 0 or less. */
    public static final int LENGTH_CHANGE = 10;

    /** Values of a column. */
    public static final int STRIDE = 11;

    /** A float added to this one is left in the low bits of the sum, {@value #FRACTION_BITS} of them below the point. */
    public static final float ROUND = 1.5f * (1 << 9);

    /** Bits of a sum with {@link #ROUND} that are below the point. */
    public static final int FRACTION_BITS = 14;

    /** All columns. */
    public final float[] values;

    /** Makes a table of zeros. */
    public ReadingTable(int columns) {
        values = new float[(columns + LaneWeights.WIDTH) * STRIDE];
    }

    /**
     * Sets how a membrane moves.
     *
     * @param drift speed without events, LSB per µs
     * @param knee where, on a membrane's movement from the baseline, the amplifier begins to compress, LSB
     * @param inverseRoom inverse of the amplifier's range below the knee, per LSB
     */
    public void membrane(int column, float drift, float knee, float inverseRoom) {
        values[column * STRIDE + DRIFT] = drift;
        values[column * STRIDE + KNEE] = knee;
        values[column * STRIDE + INVERSE_ROOM] = inverseRoom;
    }

    /** Sets how much shorter the pulses of a column are than at their drivers, in units of activation: 0 or more. */
    public void shortening(int column, float shortening) {
        values[column * STRIDE + LENGTH_CHANGE] = -shortening;
    }

    /**
     * Sets how a column's results scatter.
     *
     * @param flat standard deviation where the amplifier is flat
     * @param scale readings' variance per variance on the membrane where it is straight
     */
    public void noise(int column, float flat, float scale) {
        values[column * STRIDE + FLAT_NOISE] = flat;
        values[column * STRIDE + FLAT_VARIANCE] = flat * flat;
        values[column * STRIDE + NOISE_SCALE] = scale;
    }

    /**
     * Sets how a column is read.
     *
     * @param slope readings per nominal LSB
     * @param origin reading at the baseline, less the baseline's own
     */
    public void reading(int column, float slope, float origin) {
        values[column * STRIDE + SLOPE] = slope;
        values[column * STRIDE + ORIGIN] = origin + 0.5f;
    }

    /**
     * Sets the limits of a column's results.
     *
     * @param lowest smallest result, -128..127
     * @param highest largest result, -128..127
     */
    public void limits(int column, int lowest, int highest) {
        values[column * STRIDE + LOWEST] = ROUND + lowest;
        values[column * STRIDE + HIGHEST] = ROUND + highest;
    }
}
