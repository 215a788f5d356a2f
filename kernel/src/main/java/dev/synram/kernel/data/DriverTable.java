package dev.synram.kernel.data;

import dev.synram.kernel.arithmetic.Fma;

/**
 * The synapse drivers of a hemisphere: activation {@code a} above 0 gives a pulse of length {@code base + slope * a},
 * limited to 0..{@code top}, in units of activation. Values of a driver are contiguous: value {@code i} of driver {@code d}
 * is {@code values[d * STRIDE + i]}.
 */
public final class DriverTable {

    /** Length of the pulse that activation 0 would send. */
    public static final int BASE = 0;

    /** Length per activation. */
    public static final int SLOPE = 1;

    /** The largest length, not negative. */
    public static final int TOP = 2;

    /** Values of a driver. */
    public static final int STRIDE = 3;

    /** All drivers. */
    public final float[] values;

    /** Makes a table of zeros. */
    public DriverTable(int drivers) {
        values = new float[drivers * STRIDE];
    }

    /** Sets a driver. */
    public void set(int driver, float base, float slope, float top) {
        values[driver * STRIDE + BASE] = base;
        values[driver * STRIDE + SLOPE] = slope;
        values[driver * STRIDE + TOP] = top;
    }

    /** The length of a pulse; activation 0 sends none, of length 0. */
    public float length(int driver, int activation) {
        if (activation == 0) {
            return 0;
        }
        int at = driver * STRIDE;
        float length = Fma.of(values[at + SLOPE], activation, values[at + BASE]);
        return Math.min(Math.max(length, 0), values[at + TOP]);
    }
}
