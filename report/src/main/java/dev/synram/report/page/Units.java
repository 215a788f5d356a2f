package dev.synram.report.page;

import dev.synram.compiler.cost.DurationRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Quantities in the unit that fits them, with three digits. */
public final class Units {

    private static final String[] TIMES = {"ns", "µs", "ms", "s"};
    private static final String[] ENERGIES = {"nJ", "µJ", "mJ", "J"};
    private static final int DIGITS = 3;
    private static final double MOST_BELOW = 10;

    private Units() {}

    /** A time, such as {@code 1.15 s}. */
    public static String time(double microseconds) {
        return scaled(microseconds, microseconds * 1e3, TIMES);
    }

    /** The ends of a range of times in one unit; a dash for a range without extent. */
    public static String times(DurationRange microseconds) {
        return range(microseconds.low(), microseconds.high(), 1e3, TIMES);
    }

    /** An energy, such as {@code 0.346 mJ}. */
    public static String energy(double millijoules) {
        return scaled(millijoules, millijoules * 1e6, ENERGIES);
    }

    /** The ends of a range of energies in one unit; a dash for a range without extent. */
    public static String energies(DurationRange millijoules) {
        return range(millijoules.low(), millijoules.high(), 1e6, ENERGIES);
    }

    /** A share in percent. */
    public static String percent(double share) {
        return Decimal.of(100 * share, 2) + (Double.isFinite(share) ? " %" : "");
    }

    /** A whole number with commas between thousands. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A number rounded to a whole one, with commas between thousands. */
    public static String rounded(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String range(double low, double high, double smallest, String[] units) {
        if (low == high) {
            return "–";
        }
        int unit = unit(Math.max(low, high / MOST_BELOW) * smallest, units);
        double factor = smallest / Math.pow(1000, unit);
        return digits(low * factor) + " to " + digits(high * factor) + " " + units[unit];
    }

    private static String scaled(double value, double smallest, String[] units) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        int unit = unit(smallest, units);
        return digits(smallest / Math.pow(1000, unit)) + " " + units[unit];
    }

    /** The unit with one to three digits before the point. */
    private static int unit(double smallest, String[] units) {
        int unit = 0;
        double value = smallest;
        while (unit < units.length - 1 && value >= 999.5) {
            value /= 1000;
            unit++;
        }
        return unit;
    }

    private static String digits(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
        int decimals = Math.max(0, DIGITS - rounded.precision() + rounded.scale());
        return decimals == 0
                ? String.format(Locale.ROOT, "%,.0f", rounded.doubleValue())
                : rounded.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }
}
