package dev.synram.kernel.data;

/**
 * What the excitatory (up) and inhibitory (down) line of each column of a block lose by saturating and by being slow. Values
 * of a column are contiguous: value {@code i} of column {@code c} is {@code values[c * STRIDE + i]}.
 */
public final class LineTable {

    /** What the excitatory line contributes to what both lines move together, 0..1. */
    public static final int UP_SHARE = 0;

    /** LSB through the excitatory line per unit of pulse length, with a result of 0. */
    public static final int EXPECTED = 1;

    /** Charge on the excitatory line, times its saturation, per LSB. */
    public static final int UP_LINE = 2;

    /** The same of the inhibitory line, negative. */
    public static final int DOWN_LINE = 3;

    /** Typical charge of an event on the excitatory line for a pulse of length 1, times its saturation. */
    public static final int UP_TYPICAL = 4;

    /** Its square. */
    public static final int UP_TYPICAL_SQUARE = 5;

    /** The same of the inhibitory line. */
    public static final int DOWN_TYPICAL = 6;

    /** Its square. */
    public static final int DOWN_TYPICAL_SQUARE = 7;

    /** By how many µs the excitatory line is faster than the typical one. */
    public static final int UP_FASTER = 8;

    /** The same of the inhibitory line. */
    public static final int DOWN_FASTER = 9;

    /** Values of a column. */
    public static final int STRIDE = 10;

    /** All columns. */
    public final float[] values;

    /** Makes a table of zeros. */
    public LineTable(int columns) {
        values = new float[LaneWeights.padded(columns) * STRIDE];
    }

    /**
     * Sets how the two lines share what moves a column.
     *
     * @param upShare what the excitatory line contributes to what both lines move together
     * @param expected LSB that a unit of pulse length brings through the excitatory line of a column whose synapses are
     *     like their mean, with a result of 0
     */
    public void share(int column, float upShare, float expected) {
        values[column * STRIDE + UP_SHARE] = upShare;
        values[column * STRIDE + EXPECTED] = expected;
    }

    /** Sets the excitatory line of a column. */
    public void up(int column, LineResponse line) {
        int at = column * STRIDE;
        float typical = line.typical() * line.saturation();
        values[at + UP_LINE] = line.inverse() * line.saturation();
        values[at + UP_TYPICAL] = typical;
        values[at + UP_TYPICAL_SQUARE] = typical * typical;
        values[at + UP_FASTER] = line.fasterMicros();
    }

    /** Sets the inhibitory line of a column, whose inverse is negative. */
    public void down(int column, LineResponse line) {
        int at = column * STRIDE;
        float typical = line.typical() * line.saturation();
        values[at + DOWN_LINE] = line.inverse() * line.saturation();
        values[at + DOWN_TYPICAL] = typical;
        values[at + DOWN_TYPICAL_SQUARE] = typical * typical;
        values[at + DOWN_FASTER] = line.fasterMicros();
    }
}
