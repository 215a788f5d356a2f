package dev.synram.experiment.sweep.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * A value on an axis.
 *
 * @param position where it lies
 * @param label its name for people
 */
public record AxisValue(double position, String label) {

    private static final MathContext DIGITS = new MathContext(4);

    /** A number. */
    static AxisValue of(double number) {
        return new AxisValue(
                number,
                BigDecimal.valueOf(number).round(DIGITS).stripTrailingZeros().toPlainString());
    }

    /** A name, at its place among all names. */
    static <T> AxisValue among(T[] names, T name) {
        return new AxisValue(List.of(names).indexOf(name), String.valueOf(name));
    }
}
