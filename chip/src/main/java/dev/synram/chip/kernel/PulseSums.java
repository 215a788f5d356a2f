package dev.synram.chip.kernel;

/**
 * Sums over the pulses of a vector. Lengths, which stay below 64, are rounded to 1/1024 and their squares to 1/16, so that
 * floats hold every partial sum exactly and the sums do not depend on the order in which they are added.
 */
public final class PulseSums {

    /** Added and taken away again, these round a float to 1/1024 and 1/16. */
    static final float ROUND_LENGTH = 1.5f * (1 << 13);

    static final float ROUND_SQUARE = 1.5f * (1 << 19);

    private float lengths;
    private float squares;

    void set(float lengths, float squares) {
        this.lengths = lengths;
        this.squares = squares;
    }

    /** The sum of all lengths. */
    public float lengths() {
        return lengths;
    }

    /** The sum of all squared lengths. */
    public float squares() {
        return squares;
    }
}
