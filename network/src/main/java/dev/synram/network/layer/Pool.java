package dev.synram.network.layer;

import dev.synram.network.shape.Axis;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;

/**
 * The largest element or the mean under a window, channel by channel. Elements outside the input are ignored.
 *
 * @param mode how the elements are combined
 * @param window size and movement of the window
 * @param moreBits bits by which a mean of integers is finer than they are: it is multiplied by 2^moreBits, then limited to 8 bits;
 *     0..7, and 0 for the largest element and in float
 */
public record Pool(Mode mode, Window window, int moreBits) implements UnaryLayer {

    /** How the elements under a window are combined. */
    public enum Mode {
        /** The largest. */
        MAX,
        /** Their mean; for integers rounded to the nearest, ties upwards. */
        AVERAGE
    }

    public Pool {
        MeanBits.require(moreBits);
        if (mode == Mode.MAX && moreBits > 0) {
            throw new IllegalArgumentException("the largest element has no more bits than the others");
        }
        if (!isCovered(window.vertical()) || !isCovered(window.horizontal())) {
            throw new IllegalArgumentException(
                    "a pooling window of %s would lie outside the input at its edge".formatted(window));
        }
    }

    /** The largest element or the mean, of as many bits as the elements. */
    public Pool(Mode mode, Window window) {
        this(mode, window, 0);
    }

    /** The same with a mean of so many more bits. */
    public Pool withMoreBits(int bits) {
        return new Pool(mode, window, bits);
    }

    private static boolean isCovered(Axis axis) {
        return axis.before() < axis.kernel() && axis.after() < axis.kernel();
    }

    @Override
    public Shape outputShape(Shape input) {
        return window.outputShape(input, input.channels());
    }

    /** For each element of the output, the indices of the elements of the input under the window as a vector. */
    public Im2col taps(Shape input) {
        Shape output = outputShape(input);
        int taps = window.taps();
        int[] source = new int[output.size() * taps];
        int i = 0;
        for (int y = 0; y < output.height(); y++) {
            for (int x = 0; x < output.width(); x++) {
                for (int c = 0; c < input.channels(); c++) {
                    for (int tap = 0; tap < taps; tap++) {
                        int kernelWidth = window.horizontal().kernel();
                        int first = window.firstElement(input, y, x, tap / kernelWidth, tap % kernelWidth);
                        source[i++] = first == Im2col.PADDING ? Im2col.PADDING : first + c;
                    }
                }
            }
        }
        return new Im2col(taps, source);
    }

    @Override
    public String kind() {
        return mode == Mode.MAX ? "max" : "average";
    }

    @Override
    public String toString() {
        return "%s pooling, %s%s".formatted(kind(), window, MeanBits.text(moreBits));
    }
}
