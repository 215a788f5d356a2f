package dev.synram.kernel.scalar;

import dev.synram.kernel.arithmetic.Fma;

/** {@code 1 / sqrt(x)} by Newton's method from the bits of x, the same in plain and vector code; relative error below 2.6e-6. */
public final class InverseRoot {

    /** What half of the bits of x are subtracted from for a first guess. */
    public static final int MAGIC = 0x5f37_5a86;

    /** A factor of Newton's method. */
    public static final float THREE_HALVES = 1.5f;

    /** The same in the last step, which never gives too much by itself: with it the error is as large on both sides. */
    public static final float LAST_THREE_HALVES = 1.5000024f;

    private InverseRoot() {}

    /** Of a number above 0. */
    static float of(float x) {
        float half = 0.5f * x;
        float guess = Float.intBitsToFloat(MAGIC - (Float.floatToRawIntBits(x) >>> 1));
        guess = guess * Fma.of(-half * guess, guess, THREE_HALVES);
        return guess * Fma.of(-half * guess, guess, LAST_THREE_HALVES);
    }
}
