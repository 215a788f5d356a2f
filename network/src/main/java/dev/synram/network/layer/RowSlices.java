package dev.synram.network.layer;

import dev.synram.network.shape.Shape;

/**
 * How activations are laid out over the rows of a synapse array: on several rows each, so that one read carries several
 * times the signal, and with bits beyond the five that one row takes. An activation of {@code 5 + lowBits} bits becomes
 * {@code copies} neighbouring elements with its five high bits and, if there are low bits, one more element with these.
 * In the matrix after it the row of the low bits has 1 / 2^lowBits of the weights of a row of the high bits.
 *
 * @param copies elements with the high bits, 1..{@value #MOST_COPIES}
 * @param lowBits bits below the five high ones, 0..5
 */
public record RowSlices(int copies, int lowBits) {

    /** Each activation on one row, with five bits. */
    public static final RowSlices PLAIN = new RowSlices(1, 0);

    /** A synapse array has so many rows. */
    public static final int MOST_COPIES = 256;

    /** Bits of an activation on one row. */
    public static final int HIGH_BITS = 5;

    /** The largest number of bits below the high ones. */
    public static final int MOST_LOW_BITS = 5;

    public RowSlices {
        if (copies < 1 || copies > MOST_COPIES) {
            throw new IllegalArgumentException(
                    "activations stand on 1 to %s rows, not %s".formatted(MOST_COPIES, copies));
        }
        if (lowBits < 0 || lowBits > MOST_LOW_BITS) {
            throw new IllegalArgumentException("activations have %s to %s bits, not %s"
                    .formatted(HIGH_BITS, HIGH_BITS + MOST_LOW_BITS, HIGH_BITS + lowBits));
        }
    }

    /** Activations of so many bits, 5..10, on one row for the high bits. */
    public static RowSlices ofBits(int bits) {
        return new RowSlices(1, bits - HIGH_BITS);
    }

    /** The same bits on another number of rows. */
    public RowSlices withCopies(int count) {
        return new RowSlices(count, lowBits);
    }

    /** Whether each activation is one element. */
    public boolean isPlain() {
        return copies == 1 && lowBits == 0;
    }

    /** Bits of the magnitude of an activation. */
    public int bits() {
        return HIGH_BITS + lowBits;
    }

    /** The largest magnitude of an activation. */
    public int largest() {
        return (1 << bits()) - 1;
    }

    /** Elements of an activation. */
    public int elements() {
        return copies + (lowBits > 0 ? 1 : 0);
    }

    /** Whether an element, 0..{@link #elements} - 1, has the high bits. */
    public boolean isHigh(int element) {
        return element < copies;
    }

    /** One element of an activation with a sign. */
    public byte element(int activation, int element) {
        int magnitude = Math.abs(activation);
        int slice = isHigh(element) ? magnitude >> lowBits : magnitude & ((1 << lowBits) - 1);
        return (byte) (activation < 0 ? -slice : slice);
    }

    /** The activation whose elements begin at an index, the inverse of {@link #element}. */
    public float activation(float[] elements, int first) {
        float high = elements[first] * (1 << lowBits);
        return lowBits > 0 ? high + elements[first + copies] : high;
    }

    /** The shape of activations as elements: elements of one activation are neighbouring channels. */
    public Shape of(Shape activations) {
        return isPlain()
                ? activations
                : new Shape(
                        Math.multiplyExact(activations.channels(), elements()),
                        activations.height(),
                        activations.width());
    }

    @Override
    public String toString() {
        return "%s bits%s".formatted(bits(), copies > 1 ? " on %s rows".formatted(elements()) : "");
    }
}
