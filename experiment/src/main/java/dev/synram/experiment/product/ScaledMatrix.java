package dev.synram.experiment.product;

import dev.synram.data.file.IntegerMatrix;
import dev.synram.data.file.RealMatrix;
import java.util.Locale;

/**
 * A matrix of real numbers as the integers that a chip takes: {@code real} is about {@code unit * integers}.
 *
 * @param real the matrix
 * @param integers its values divided by the unit and rounded, ties to the even integer
 * @param unit what 1 stands for, above 0
 */
public record ScaledMatrix(RealMatrix real, IntegerMatrix integers, double unit) {

    /** Products of two matrices within these limits neither vanish nor overflow. */
    private static final double SMALLEST = 1e-100;

    private static final double LARGEST = 1e100;

    /**
     * The matrix for a chip: whole numbers as they are, with unit 1; others with the unit for which the largest magnitude
     * becomes the largest integer.
     *
     * @param largest the largest magnitude of an integer: 63 of weights, 31 of activations
     * @throws IllegalArgumentException naming the place of a whole number above that, and the remedy
     */
    public static ScaledMatrix of(RealMatrix real, int largest) {
        if (!real.isWhole()) {
            return fitted(real, largest);
        }
        for (int row = 0; row < real.rows(); row++) {
            for (int column = 0; column < real.columns(); column++) {
                double value = real.get(row, column);
                if (Math.abs(value) > largest) {
                    throw new IllegalArgumentException(String.format(
                            Locale.ROOT,
                            "row %s, column %s is %.0f; allowed are %s..%s in a matrix of whole numbers",
                            row + 1,
                            column + 1,
                            value,
                            -largest,
                            largest));
                }
            }
        }
        return scaled(real, 1);
    }

    /**
     * The matrix with the unit for which its largest magnitude becomes the largest integer, even if all are whole numbers.
     *
     * @param largest the largest magnitude of an integer
     * @throws IllegalArgumentException if the largest magnitude is not 0, but below 1e-100 or above 1e100
     */
    public static ScaledMatrix fitted(RealMatrix real, int largest) {
        double magnitude = real.largest();
        if (magnitude != 0 && !(magnitude >= SMALLEST && magnitude <= LARGEST)) {
            throw new IllegalArgumentException(
                    "the largest magnitude is %s; expected 0 or %s to %s, so scale the matrix"
                            .formatted(magnitude, SMALLEST, LARGEST));
        }
        return scaled(real, magnitude > 0 ? magnitude / largest : 1);
    }

    private static ScaledMatrix scaled(RealMatrix real, double unit) {
        int[] integers = new int[real.values().length];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = (int) Math.rint(real.values()[i] / unit);
        }
        return new ScaledMatrix(real, new IntegerMatrix(real.rows(), real.columns(), integers), unit);
    }

    /** What the integer at a row and column stands for: the real number without what rounding loses. */
    double rounded(int row, int column) {
        return unit * integers.get(row, column);
    }
}
