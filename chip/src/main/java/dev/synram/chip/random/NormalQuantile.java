package dev.synram.chip.random;

/**
 * Turns 32 random bits into a standard normal number by the quantile function, so that one hash gives one number and
 * the tails reach 6.3 standard deviations.
 *
 * <p>Rational approximations of Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied
 * Statistics 37 (1988), routine PPND7, accurate to about 1 part in 10^7. Only IEEE arithmetic and square roots are used,
 * so the numbers are the same on every machine.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // coefficients with all published digits
public final class NormalQuantile {

    private static final float CENTRAL_HALF_WIDTH = 0.425f;
    private static final float CENTRAL_SQUARE = 0.180625f;
    private static final float FAR_TAIL = 5.0f;
    private static final double LN_2 = 0.693147180559945309;

    private NormalQuantile() {}

    /** The normal quantile of the probability {@code 0.5 + (bits + 0.5) / 2^32}, bits taken as signed. */
    public static float of(int bits) {
        float q = centred(bits);
        return Math.abs(q) <= CENTRAL_HALF_WIDTH ? central(q) : tail(bits);
    }

    /**
     * The quantiles of many numbers: {@code normals[i] = of(bits[i])} for {@code i < count}. The first loop has no
     * branch, so that the compiler can make vectors of it; the second mends the outer 15 %.
     */
    public static void of(int[] bits, float[] normals, int count) {
        for (int i = 0; i < count; i++) {
            normals[i] = central(centred(bits[i]));
        }
        for (int i = 0; i < count; i++) {
            if (Math.abs(centred(bits[i])) > CENTRAL_HALF_WIDTH) {
                normals[i] = tail(bits[i]);
            }
        }
    }

    private static float centred(int bits) {
        return bits * 0x1p-32f + 0x1p-33f;
    }

    private static float central(float q) {
        float r = CENTRAL_SQUARE - q * q;
        float numerator = ((59.109374720f * r + 159.29113202f) * r + 50.434271938f) * r + 3.3871327179f;
        float denominator = ((67.187563600f * r + 78.757757664f) * r + 17.895169469f) * r + 1.0f;
        return q * numerator / denominator;
    }

    private static float tail(int bits) {
        double probability = (0x1p31 - Math.abs(bits + 0.5)) * 0x1p-32;
        float r = (float) Math.sqrt(-logarithm(probability));
        float magnitude = r <= FAR_TAIL ? nearTail(r - 1.6f) : farTail(r - FAR_TAIL);
        return bits < 0 ? -magnitude : magnitude;
    }

    private static float nearTail(float r) {
        float numerator = ((0.17023821103f * r + 1.3067284816f) * r + 2.7568153900f) * r + 1.4234372777f;
        float denominator = (0.12021132975f * r + 0.73700164250f) * r + 1.0f;
        return numerator / denominator;
    }

    private static float farTail(float r) {
        float numerator = ((0.017337203997f * r + 0.42868294337f) * r + 3.0812263860f) * r + 6.6579051150f;
        float denominator = (0.012258202635f * r + 0.24197894225f) * r + 1.0f;
        return numerator / denominator;
    }

    /**
     * The natural logarithm of a normal positive number to about 1 part in 10^9: exponent and mantissa {@code m} apart,
     * {@code log m = 2 artanh((m - 1) / (m + 1))} by its series.
     */
    private static double logarithm(double x) {
        int exponent = Math.getExponent(x);
        double mantissa = x * Double.longBitsToDouble((long) (Double.MAX_EXPONENT - exponent) << 52);
        double s = (mantissa - Math.sqrt(2)) / (mantissa + Math.sqrt(2));
        double t = s * s;
        double series = 1 + t * (1.0 / 3 + t * (1.0 / 5 + t * (1.0 / 7 + t * (1.0 / 9 + t * (1.0 / 11)))));
        return (exponent + 0.5) * LN_2 + 2 * s * series;
    }
}
