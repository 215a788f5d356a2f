package dev.synram.network.shape;

/**
 * The window of a convolution or a pooling layer.
 *
 * @param vertical size and movement along columns, from row to row
 * @param horizontal size and movement along a row
 */
public record Window(Axis vertical, Axis horizontal) {

    /** Marks an element outside the input, which is 0. */
    public static final int PADDING = -1;

    public Window {
        if (Math.multiplyFull(vertical.kernel(), horizontal.kernel()) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a window of %s x %s taps is too large".formatted(vertical.kernel(), horizontal.kernel()));
        }
    }

    /** A square window that moves by one, without padding. */
    public static Window square(int kernel) {
        return new Window(Axis.of(kernel), Axis.of(kernel));
    }

    /** The same window with a stride in both directions. */
    public Window stride(int stride) {
        return new Window(vertical.stride(stride), horizontal.stride(stride));
    }

    /** The same window with zeros around the input. */
    public Window padding(int zeros) {
        return new Window(vertical.padding(zeros), horizontal.padding(zeros));
    }

    /** The same window with a distance between taps in both directions. */
    public Window dilation(int dilation) {
        return new Window(vertical.dilation(dilation), horizontal.dilation(dilation));
    }

    /** Number of taps. */
    public int taps() {
        return vertical.kernel() * horizontal.kernel();
    }

    /**
     * The shape of the results.
     *
     * @param channels of the results
     * @throws IllegalArgumentException if the window is larger than the padded input
     */
    public Shape outputShape(Shape input, int channels) {
        int height = vertical.positions(input.height());
        int width = horizontal.positions(input.width());
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "a window of %s does not fit into an input of %s".formatted(this, input));
        }
        return new Shape(channels, height, width);
    }

    /** Index of the first channel of the element under a tap at a position, or {@link #PADDING} outside the input. */
    public int firstElement(Shape input, int y, int x, int tapY, int tapX) {
        int row = vertical.element(y, tapY);
        int column = horizontal.element(x, tapX);
        boolean inside = row >= 0 && row < input.height() && column >= 0 && column < input.width();
        return inside ? (row * input.width() + column) * input.channels() : PADDING;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("%sx%s".formatted(vertical.kernel(), horizontal.kernel()));
        if (vertical.stride() != 1 || horizontal.stride() != 1) {
            text.append(", stride ").append(pair(vertical.stride(), horizontal.stride()));
        }
        if (vertical.before() + vertical.after() + horizontal.before() + horizontal.after() != 0) {
            text.append(", padding ").append(paddings());
        }
        if (vertical.dilation() != 1 || horizontal.dilation() != 1) {
            text.append(", dilation ").append(pair(vertical.dilation(), horizontal.dilation()));
        }
        return text.toString();
    }

    private String paddings() {
        if (vertical.before() == vertical.after() && horizontal.before() == horizontal.after()) {
            return pair(vertical.before(), horizontal.before());
        }
        return "%s %s %s %s".formatted(vertical.before(), vertical.after(), horizontal.before(), horizontal.after());
    }

    private static String pair(int first, int second) {
        return first == second ? Integer.toString(first) : first + "x" + second;
    }
}
