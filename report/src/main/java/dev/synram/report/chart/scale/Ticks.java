package dev.synram.report.chart.scale;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Round values on an axis: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param values ascending, with as many decimals as their step
 */
public record Ticks(List<BigDecimal> values) {

    private static final int[] FACTORS = {1, 2, 5, 10};

    /** By how much of a step a value may miss a tick and still stand at it: values are rounded, and so are quotients. */
    private static final double SLACK = 1e-9;

    public Ticks {
        values = List.copyOf(values);
    }

    /**
     * The ticks within a range.
     *
     * @param most the largest number of ticks, at least 2
     */
    public static Ticks within(Range range, int most) {
        return inside(range, step(range, most));
    }

    /**
     * The ticks within a range that are whole numbers.
     *
     * @param most the largest number of ticks, at least 2
     */
    public static Ticks whole(Range range, int most) {
        return inside(range, step(range, most).max(BigDecimal.ONE));
    }

    /**
     * The ticks of an axis that begins and ends at a tick and contains a range.
     *
     * @param most the largest number of ticks, at least 3
     */
    public static Ticks around(Range range, int most) {
        BigDecimal step = step(range, most - 1);
        double size = step.doubleValue();
        return of((long) Math.floor(range.low() / size + SLACK), (long) Math.ceil(range.high() / size - SLACK), step);
    }

    /** From the first tick to the last. */
    public Range range() {
        return new Range(values.getFirst().doubleValue(), values.getLast().doubleValue());
    }

    private static BigDecimal step(Range range, int most) {
        double wanted = (range.high() - range.low()) / Math.max(1, most - 1);
        int power = (int) Math.floor(Math.log10(wanted));
        for (int factor : FACTORS) {
            BigDecimal step = BigDecimal.valueOf(factor).scaleByPowerOfTen(power);
            if (step.doubleValue() >= wanted * (1 - 1e-9)) {
                return step;
            }
        }
        return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
    }

    private static Ticks inside(Range range, BigDecimal step) {
        double size = step.doubleValue();
        return of((long) Math.ceil(range.low() / size - SLACK), (long) Math.floor(range.high() / size + SLACK), step);
    }

    /** The ticks from one multiple of a step to another. */
    private static Ticks of(long first, long last, BigDecimal step) {
        return new Ticks(LongStream.rangeClosed(first, last)
                .mapToObj(i -> step.multiply(BigDecimal.valueOf(i)))
                .toList());
    }

    /** The labels of the values: all with the same number of decimals. */
    public List<String> labels() {
        int decimals = values.stream()
                .mapToInt(value ->
                        value.signum() == 0 ? 0 : value.stripTrailingZeros().scale())
                .max()
                .orElse(0);
        return values.stream()
                .map(value -> label(value.setScale(Math.max(0, decimals), RoundingMode.HALF_EVEN)))
                .toList();
    }

    private static String label(BigDecimal value) {
        String text = value.toPlainString();
        return value.precision() - value.scale() > 4 && value.signum() != 0 ? grouped(text) : text;
    }

    /** A number of five or more digits before its point, with commas between thousands. */
    private static String grouped(String text) {
        int end = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
        int start = text.startsWith("-") ? 1 : 0;
        StringBuilder result = new StringBuilder(text);
        for (int i = end - 3; i > start; i -= 3) {
            result.insert(i, ',');
        }
        return result.toString();
    }
}
