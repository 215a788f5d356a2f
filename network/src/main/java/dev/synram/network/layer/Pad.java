package dev.synram.network.layer;

import dev.synram.network.shape.Shape;
import java.util.Arrays;

/**
 * Zeros around the rows and columns of each channel, where no multiplication can add them itself.
 *
 * @param top rows before the input, at least 0
 * @param bottom rows after it, at least 0
 * @param left columns before it, at least 0
 * @param right columns after it, at least 0
 */
public record Pad(int top, int bottom, int left, int right) implements UnaryLayer {

    public Pad {
        if (top < 0 || bottom < 0 || left < 0 || right < 0) {
            throw new IllegalArgumentException("an input is padded by at least 0 rows and columns, not %s, %s, %s, %s"
                    .formatted(top, bottom, left, right));
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        try {
            return new Shape(
                    input.channels(),
                    Math.addExact(Math.addExact(input.height(), top), bottom),
                    Math.addExact(Math.addExact(input.width(), left), right));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("an input of %s cannot be padded by %s".formatted(input, this), e);
        }
    }

    /** For each element of the output, the index of the element of the input, or {@link Im2col#PADDING}. */
    public Im2col taps(Shape input) {
        Shape output = outputShape(input);
        int[] source = new int[output.size()];
        Arrays.fill(source, Im2col.PADDING);
        int length = input.width() * input.channels();
        for (int row = 0; row < input.height(); row++) {
            int to = ((row + top) * output.width() + left) * input.channels();
            for (int i = 0; i < length; i++) {
                source[to + i] = row * length + i;
            }
        }
        return new Im2col(1, source);
    }

    @Override
    public String kind() {
        return "pad";
    }

    @Override
    public String toString() {
        return "padding %s %s %s %s".formatted(top, bottom, left, right);
    }
}
