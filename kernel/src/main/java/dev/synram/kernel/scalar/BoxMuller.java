package dev.synram.kernel.scalar;

import dev.synram.chip.random.CounterRandom;
import dev.synram.kernel.NormalKernel;
import dev.synram.kernel.arithmetic.Fma;
import dev.synram.kernel.data.NormalStreams;

/**
 * Constants of {@link NormalKernel}, and its logarithm. Polynomials hold for {@code t} between sqrt(1/2) - 1 and sqrt(2) - 1
 * and for {@code f} between -1 and 1.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // coefficients as they were fitted
public final class BoxMuller {

    /** What the hashes of even pairs of a stream add to the key before it is mixed. */
    @SuppressWarnings("MutablePublicArray") // read by kernels only
    public static final long[] EVEN_COUNTERS = new long[NormalStreams.GROUPS * NormalStreams.PAIRS / 2];

    /** What the hashes of odd pairs of a stream add to the key before it is mixed. */
    @SuppressWarnings("MutablePublicArray") // read by kernels only
    public static final long[] ODD_COUNTERS = new long[NormalStreams.GROUPS * NormalStreams.PAIRS / 2];

    /** From 31 bits to a number between 0 and 1. */
    public static final float RADIUS_SCALE = 0x1p-31f;

    /** Keeps that number above 0. */
    public static final float RADIUS_HALF_STEP = 0x1p-32f;

    /** From a signed word to an angle between -1 and 1, in quarters of a circle. */
    public static final float ANGLE_SCALE = 0x1p-31f;

    /** Bits of the square root of 1/2: where a float is split into exponent and mantissa. */
    public static final int SPLIT = 0x3F35_04F3;

    /** Bits of a float below its exponent. */
    public static final int MANTISSA_BITS = 23;

    /** {@code -2 ln 2}. */
    public static final float LN_EXPONENT = -1.386294361f;

    /** Coefficient of {@code 1} in {@code -2 ln(1 + t) / t}. */
    public static final float LN_0 = -2.0000019073f;

    /** Coefficient of {@code t} in {@code -2 ln(1 + t) / t}. */
    public static final float LN_1 = 1.0000222921f;

    /** Coefficient of {@code t^2} in {@code -2 ln(1 + t) / t}. */
    public static final float LN_2 = -0.6662901640f;

    /** Coefficient of {@code t^3} in {@code -2 ln(1 + t) / t}. */
    public static final float LN_3 = 0.4981948733f;

    /** Coefficient of {@code t^4} in {@code -2 ln(1 + t) / t}. */
    public static final float LN_4 = -0.4099266231f;

    /** Coefficient of {@code t^5} in {@code -2 ln(1 + t) / t}. */
    public static final float LN_5 = 0.3733572066f;

    /** Coefficient of {@code t^6} in {@code -2 ln(1 + t) / t}. */
    public static final float LN_6 = -0.2379221767f;

    /** Coefficient of {@code 1} in {@code sin(f pi / 2) / f}. */
    public static final float SIN_0 = 1.5707951418f;

    /** Coefficient of {@code f^2} in {@code sin(f pi / 2) / f}. */
    public static final float SIN_1 = -0.6459259623f;

    /** Coefficient of {@code f^4} in {@code sin(f pi / 2) / f}. */
    public static final float SIN_2 = 0.0795006504f;

    /** Coefficient of {@code f^6} in {@code sin(f pi / 2) / f}. */
    public static final float SIN_3 = -0.0043710149f;

    /** Coefficient of {@code 1} in {@code cos(f pi / 2)}. */
    public static final float COS_0 = 0.9999932953f;

    /** Coefficient of {@code f^2} in {@code cos(f pi / 2)}. */
    public static final float COS_1 = -1.2334845041f;

    /** Coefficient of {@code f^4} in {@code cos(f pi / 2)}. */
    public static final float COS_2 = 0.2525802394f;

    /** Coefficient of {@code f^6} in {@code cos(f pi / 2)}. */
    public static final float COS_3 = -0.0190957354f;

    static {
        for (int i = 0; i < EVEN_COUNTERS.length; i++) {
            EVEN_COUNTERS[i] = CounterRandom.counter(2L * i);
            ODD_COUNTERS[i] = CounterRandom.counter(2L * i + 1);
        }
    }

    private BoxMuller() {}

    /** {@code -2 ln u} of a positive normal number. */
    static float minusTwoLn(float u) {
        int bits = Float.floatToRawIntBits(u);
        int exponent = (bits - SPLIT) >> MANTISSA_BITS;
        float t = Float.intBitsToFloat(bits - (exponent << MANTISSA_BITS)) - 1f;
        float p = Fma.of(LN_6, t, LN_5);
        p = Fma.of(p, t, LN_4);
        p = Fma.of(p, t, LN_3);
        p = Fma.of(p, t, LN_2);
        p = Fma.of(p, t, LN_1);
        p = Fma.of(p, t, LN_0);
        return Fma.of((float) exponent, LN_EXPONENT, p * t);
    }
}
