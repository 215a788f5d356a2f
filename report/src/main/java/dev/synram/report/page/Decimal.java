package dev.synram.report.page;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text, independent of the locale. */
public final class Decimal {

    private Decimal() {}

    /** A number with a fixed number of decimals. */
    public static String of(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
