package dev.synram.kernel.data;

import dev.synram.kernel.ColumnKernel;

/** What the lines of the columns of a block lose; see {@link ColumnKernel}. A column's figures stand side by side. */
public final class LineTable {

    public static final int UP_SHARE = 0;
    public static final int EXPECTED = 1;
    public static final int UP_LINE = 2;
    public static final int DOWN_LINE = 3;
    public static final int UP_TYPICAL = 4;
    public static final int UP_TYPICAL_SQUARE = 5;
    public static final int DOWN_TYPICAL = 6;
    public static final int DOWN_TYPICAL_SQUARE = 7;
    public static final int UP_SLOWNESS = 8;
    public static final int DOWN_SLOWNESS = 9;
    public static final int FIGURES = 10;

    public final float[] values;

    /** Makes a table of zeros. */
    public LineTable(int columns) {
        values = new float[LaneWeights.padded(columns) * FIGURES];
    }

    /**
     * How the two lines share what moves a column.
     *
     * @param upShare what the excitatory line contributes to what both lines move together
     * @param expected LSB that a unit of pulse length brings through the excitatory line of a column whose synapses are
     *     like their mean, with a result of 0
     */
    public void share(int column, float upShare, float expected) {
        values[column * FIGURES + UP_SHARE] = upShare;
        values[column * FIGURES + EXPECTED] = expected;
    }

    /**
     * The excitatory line of a column.
     *
     * @param inverse of the LSB that a unit of charge adds through the line, or 0 where the input is off
     * @param saturation of the line, per unit of charge
     * @param typical charge of an event for a pulse of length 1: mean square over mean of the currents of the synapses,
     *     over the square root of 3
     * @param slowness by how many µs the line is slower than the typical one, negative
     */
    public void up(int column, float inverse, float saturation, float typical, float slowness) {
        line(column, UP_LINE, UP_TYPICAL, UP_TYPICAL_SQUARE, inverse * saturation, typical * saturation);
        values[column * FIGURES + UP_SLOWNESS] = slowness;
    }

    /** The inhibitory line of a column, whose {@code inverse} is negative. */
    public void down(int column, float inverse, float saturation, float typical, float slowness) {
        line(column, DOWN_LINE, DOWN_TYPICAL, DOWN_TYPICAL_SQUARE, inverse * saturation, typical * saturation);
        values[column * FIGURES + DOWN_SLOWNESS] = slowness;
    }

    private void line(int column, int line, int typical, int square, float perLsb, float ofEvent) {
        values[column * FIGURES + line] = perLsb;
        values[column * FIGURES + typical] = ofEvent;
        values[column * FIGURES + square] = ofEvent * ofEvent;
    }
}
