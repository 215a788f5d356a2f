package dev.synram.cli.option;

import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Numbers as users write them. Neither NaN nor infinite values are options, nor what overflows to them, as 1e400 does. */
public final class FiniteNumber {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private FiniteNumber() {}

    /** Registers the conversion for all real numbers of a command and its subcommands. */
    public static CommandLine registered(CommandLine command) {
        return command.registerConverter(double.class, FiniteNumber::ofDouble)
                .registerConverter(Double.class, FiniteNumber::ofDouble)
                .registerConverter(float.class, FiniteNumber::ofFloat)
                .registerConverter(Float.class, FiniteNumber::ofFloat);
    }

    private static double ofDouble(String text) {
        return finite(text, Double::valueOf);
    }

    private static float ofFloat(String text) {
        return finite(text, Float::valueOf);
    }

    private static <N extends Number> N finite(String text, Function<String, N> parse) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new TypeConversionException("'%s' is not a number; give one such as 0.5 or 1e-3".formatted(text));
        }
        N number = parse.apply(text);
        if (!Double.isFinite(number.doubleValue())) {
            throw new TypeConversionException("'%s' is too large for a number".formatted(text));
        }
        return number;
    }
}
