package dev.synram.bench;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Options of a benchmark, each a name followed by a value. */
public final class BenchOptions {

    private final Map<String, String> values;

    private BenchOptions(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads arguments.
     *
     * @param defaults all options, with the values that they have if they are not given
     * @throws IllegalArgumentException naming an argument that is none of them, or has no value
     */
    public static BenchOptions of(Map<String, String> defaults, String... arguments) {
        Map<String, String> values = new TreeMap<>(defaults);
        for (int i = 0; i < arguments.length; i += 2) {
            if (!defaults.containsKey(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("%s is not an option with a value; there are %s"
                        .formatted(arguments[i], String.join(", ", new TreeMap<>(defaults).keySet())));
            }
            values.put(arguments[i], arguments[i + 1]);
        }
        return new BenchOptions(values);
    }

    /** The value of an option. */
    public String text(String option) {
        return Objects.requireNonNull(values.get(option), option);
    }

    /**
     * The value of an option that is a number.
     *
     * @throws IllegalArgumentException if it is none
     */
    public double number(String option) {
        return number(option, text(option));
    }

    /** The number that a part of an option's value is. */
    public static double number(String option, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s is %s; it must be a number".formatted(option, value), e);
        }
    }
}
