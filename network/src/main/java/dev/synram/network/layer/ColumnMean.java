package dev.synram.network.layer;

import dev.synram.network.shape.Shape;
import java.util.Collections;
import java.util.List;

/**
 * The mean of the results of columns that hold the same weights, which are neighbouring channels, divided by a power of two for
 * each result: the noise of reads and the mismatch of circuits average out, and columns of small weights use the range of their
 * converters. Integers are rounded to the nearest, ties upwards, once.
 *
 * @param columns number of columns of each result, at least 1
 * @param shifts for each channel of the results, the bits by which its mean is shifted to the right, 0..{@value #MOST_SHIFT}
 */
public record ColumnMean(int columns, List<Integer> shifts) implements UnaryLayer {

    /** The largest shift. */
    public static final int MOST_SHIFT = 7;

    public ColumnMean {
        shifts = List.copyOf(shifts);
        if (columns < 1) {
            throw new IllegalArgumentException("a mean is over at least 1 column, not " + columns);
        }
        for (int shift : shifts) {
            if (shift < 0 || shift > MOST_SHIFT) {
                throw new IllegalArgumentException(
                        "means are shifted by 0..%s bits, not %s".formatted(MOST_SHIFT, shift));
            }
        }
    }

    /** The mean of columns, not shifted. */
    public static ColumnMean of(int columns, int channels) {
        return new ColumnMean(columns, Collections.nCopies(channels, 0));
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.channels() != (long) columns * shifts.size()) {
            throw new IllegalArgumentException(
                    "%s channels are not %s times %s columns".formatted(input.channels(), shifts.size(), columns));
        }
        return new Shape(shifts.size(), input.height(), input.width());
    }

    /** Whether results are what they were. */
    public boolean isIdentity() {
        return columns == 1 && shifts.stream().allMatch(shift -> shift == 0);
    }

    /** What the sum of the columns of a channel's result is divided by. */
    public int divisor(int channel) {
        return columns << shifts.get(channel);
    }

    @Override
    public String kind() {
        return "mean";
    }

    @Override
    public String toString() {
        int most = shifts.stream().mapToInt(Integer::intValue).max().orElse(0);
        return "mean of %s columns%s".formatted(columns, most > 0 ? ", shifted by up to " + most : "");
    }
}
