package dev.synram.cli.option;

import java.math.BigInteger;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers as users write them, refused in their words. */
public final class WholeNumber {

    private static final Pattern DIGITS = Pattern.compile("[+-]?\\d+");

    private WholeNumber() {}

    /** Registers the conversion for all whole numbers of a command and its subcommands. */
    public static CommandLine registered(CommandLine command) {
        return command.registerConverter(int.class, WholeNumber::ofInt)
                .registerConverter(Integer.class, WholeNumber::ofInt)
                .registerConverter(long.class, WholeNumber::ofLong)
                .registerConverter(Long.class, WholeNumber::ofLong);
    }

    private static int ofInt(String text) {
        return (int) within(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static long ofLong(String text) {
        return within(text, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static long within(String text, long least, long most) {
        if (!DIGITS.matcher(text).matches()) {
            throw new TypeConversionException("'%s' is not a whole number; give one such as 8".formatted(text));
        }
        BigInteger number = new BigInteger(text);
        if (number.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new TypeConversionException("'%s' is too large; give a smaller number".formatted(text));
        }
        if (number.compareTo(BigInteger.valueOf(least)) < 0) {
            throw new TypeConversionException("'%s' is too small; give a larger number".formatted(text));
        }
        return number.longValue();
    }
}
