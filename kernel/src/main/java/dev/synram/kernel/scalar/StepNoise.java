package dev.synram.kernel.scalar;

/**
 * Noise of a membrane in a step: a generator of its own for each lane (Marsaglia: "Xorshift RNGs", 2003), whose two halves are added.
 * The sum is triangular; a membrane adds up many.
 */
public final class StepNoise {

    /** Shifts of the generator. */
    public static final int FIRST_SHIFT = 13;

    /** Second shift. */
    public static final int SECOND_SHIFT = 17;

    /** Third shift. */
    public static final int THIRD_SHIFT = 5;

    /** The lower half of a word. */
    public static final int LOWER = 0xFFFF;

    /** Bits of a half. */
    public static final int HALF = 16;

    /** Mean of the sum of two halves. */
    public static final int MEAN = 0xFFFF;

    /** One over the deviation of that sum. */
    public static final float SCALE = (float) (1 / Math.sqrt(((double) (1L << 32) - 1) / 6));

    private StepNoise() {}

    /** The next state. */
    public static int next(int state) {
        int a = state ^ (state << FIRST_SHIFT);
        int b = a ^ (a >>> SECOND_SHIFT);
        return b ^ (b << THIRD_SHIFT);
    }

    /** The noise of a state, in {@link #SCALE}. */
    static float of(int state) {
        return (state & LOWER) + (state >>> HALF) - MEAN;
    }

    /** A number of variance 1. */
    public static float normal(int state) {
        return of(state) * SCALE;
    }
}
