package dev.synram.network.shape;

/**
 * The shape of one sample's activations; the number of elements fits into an integer.
 *
 * @param channels at least 1
 * @param height at least 1
 * @param width at least 1
 */
public record Shape(int channels, int height, int width) {

    public Shape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("shape %s x %s x %s is empty".formatted(channels, height, width));
        }
        long plane = Math.multiplyFull(channels, height);
        if (plane > Integer.MAX_VALUE || plane * width > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "shape %s x %s x %s has too many elements to fit into memory".formatted(channels, height, width));
        }
    }

    /** A plain vector. */
    public static Shape vector(int length) {
        return new Shape(length, 1, 1);
    }

    /** Number of elements. */
    public int size() {
        return channels * height * width;
    }

    @Override
    public String toString() {
        return channels + " x " + height + " x " + width;
    }
}
