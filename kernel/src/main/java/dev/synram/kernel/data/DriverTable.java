package dev.synram.kernel.data;

/**
 * The synapse drivers of a hemisphere: activation {@code a} above 0 gives a pulse of length {@code base + slope * a},
 * kept within 0 and {@code top}, which is not negative. A driver's figures stand side by side.
 */
public final class DriverTable {

    public static final int BASE = 0;
    public static final int SLOPE = 1;
    public static final int TOP = 2;
    public static final int FIGURES = 3;

    public final float[] values;

    /** Makes a table of zeros. */
    public DriverTable(int drivers) {
        values = new float[drivers * FIGURES];
    }

    /** Describes a driver. */
    public void set(int driver, float base, float slope, float top) {
        values[driver * FIGURES + BASE] = base;
        values[driver * FIGURES + SLOPE] = slope;
        values[driver * FIGURES + TOP] = top;
    }

    /** The length of a pulse; activation 0 sends none, of length 0. */
    public float length(int driver, int activation) {
        if (activation == 0) {
            return 0;
        }
        int at = driver * FIGURES;
        float length = Math.fma(values[at + SLOPE], activation, values[at + BASE]);
        return Math.min(Math.max(length, 0), values[at + TOP]);
    }
}
