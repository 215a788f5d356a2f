package dev.synram.network.layer;

/**
 * How a multiplication adds a bias to its results.
 *
 * @param digital whether a constant is added to each 8-bit result, with saturation
 * @param rows number of rows of the array that always get the largest activation; their weights are the bias, or the
 *     part of it that would take the results out of their range
 */
public record Bias(boolean digital, int rows) {

    /** No bias. */
    public static final Bias NONE = new Bias(false, 0);

    /** Added to the 8-bit results. */
    public static final Bias DIGITAL = new Bias(true, 0);

    /** Computed on the array by one constant row. */
    public static final Bias ON_ARRAY = new Bias(false, 1);

    public Bias {
        if (rows < 0) {
            throw new IllegalArgumentException("a bias uses at least 0 rows, not " + rows);
        }
    }

    /** The same with this number of rows. */
    public Bias withRows(int count) {
        return new Bias(digital, count);
    }

    /** Whether anything is added. */
    public boolean exists() {
        return digital || rows > 0;
    }

    @Override
    public String toString() {
        if (digital) {
            return rows > 0 ? "digital bias and in %s rows".formatted(rows) : "digital bias";
        }
        return rows > 0 ? "bias in %s rows".formatted(rows) : "no bias";
    }
}
