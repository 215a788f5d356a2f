package dev.synram.experiment.accuracy;

import java.util.Locale;

/** Shares as percentage points for people, with two decimals. */
public final class Points {

    private Points() {}

    /** A share or a difference of shares, such as 1.25 for 0.0125. */
    public static String of(double share) {
        String text = String.format(Locale.ROOT, "%.2f", 100 * share);
        return text.equals("-0.00") ? "0.00" : text;
    }

    /** A difference with its interval, such as {@code 1.25 (0.80 to 1.70)}. */
    public static String of(double mean, double low, double high) {
        return "%s (%s to %s)".formatted(of(mean), of(low), of(high));
    }
}
