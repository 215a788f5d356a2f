package dev.synram.network.shape;

/**
 * How a window moves along one axis.
 *
 * @param kernel number of taps of the window, at least 1
 * @param stride distance between positions, at least 1
 * @param before zeros in front of the input
 * @param after zeros behind the input
 * @param dilation distance between taps, at least 1
 */
public record Axis(int kernel, int stride, int before, int after, int dilation) {

    /** An axis along which nothing moves. */
    public static final Axis NONE = new Axis(1, 1, 0, 0, 1);

    /** Longer than any input; sums and products of such numbers do not overflow a long. */
    private static final int MOST = 1 << 26;

    public Axis {
        if (kernel < 1 || stride < 1 || before < 0 || after < 0 || dilation < 1) {
            throw new IllegalArgumentException(
                    "a window of %s taps, stride %s, padding %s and %s, dilation %s is not possible"
                            .formatted(kernel, stride, before, after, dilation));
        }
        if (stride > MOST || before > MOST || after > MOST || (kernel - 1L) * dilation >= MOST) {
            throw new IllegalArgumentException(
                    "a window of %s taps, stride %s, padding %s and %s, dilation %s is larger than %s"
                            .formatted(kernel, stride, before, after, dilation, MOST));
        }
    }

    /** A window that moves by one, without padding. */
    public static Axis of(int kernel) {
        return new Axis(kernel, 1, 0, 0, 1);
    }

    /** Elements from the first tap to the last. */
    public int span() {
        return (kernel - 1) * dilation + 1;
    }

    /** Number of positions of the window along an input; less than 1 if it does not fit. */
    public int positions(int size) {
        return (int) Math.min(Integer.MAX_VALUE, Math.floorDiv((long) size + before + after - span(), stride) + 1L);
    }

    /** The index of the input element under a tap at a position, which may lie outside the input. */
    public int element(int position, int tap) {
        return position * stride - before + tap * dilation;
    }

    /** An axis with another stride. */
    public Axis stride(int newStride) {
        return new Axis(kernel, newStride, before, after, dilation);
    }

    /** An axis with the same padding on both sides. */
    public Axis padding(int zeros) {
        return new Axis(kernel, stride, zeros, zeros, dilation);
    }

    /** An axis with another distance between taps. */
    public Axis dilation(int newDilation) {
        return new Axis(kernel, stride, before, after, newDilation);
    }
}
