package dev.synram.network.shape;

import java.util.Arrays;
import java.util.List;

/**
 * The form of the samples that users give to a network: the dimensions of its file, without the batch, and the place of
 * the channels. In memory, channels are always last.
 *
 * @param dimensions one to three, each at least 1: a vector; channels and columns; channels, rows and columns; or with
 *     channels last; rows and columns of pictures with one channel
 * @param channelsLast whether elements are in the order of memory: channels are the last dimension, or there is one
 */
public record SampleForm(List<Integer> dimensions, boolean channelsLast) {

    public SampleForm {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty() || dimensions.stream().anyMatch(dimension -> dimension < 1)) {
            throw new IllegalArgumentException(
                    "samples have dimensions %s; expected at least one, each at least 1".formatted(dimensions));
        }
    }

    /** Vectors, or pictures with channels first. */
    public static SampleForm channelsFirst(Shape shape) {
        return isVector(shape)
                ? new SampleForm(List.of(shape.channels()), false)
                : new SampleForm(List.of(shape.channels(), shape.height(), shape.width()), false);
    }

    private static boolean isVector(Shape shape) {
        return shape.height() == 1 && shape.width() == 1;
    }

    /** For each element of a sample in the order of the user, its index in memory. */
    public int[] order(Shape shape) {
        int[] order = new int[shape.size()];
        if (channelsLast) {
            Arrays.setAll(order, i -> i);
            return order;
        }
        int pixels = shape.height() * shape.width();
        for (int i = 0; i < order.length; i++) {
            order[i] = i % pixels * shape.channels() + i / pixels;
        }
        return order;
    }

    /**
     * Checks that samples of this form have as many elements as a shape.
     *
     * @throws IllegalArgumentException naming both if they have not
     */
    public void requireFit(Shape shape) {
        long size = 1;
        for (int dimension : dimensions) {
            size = Math.min(Integer.MAX_VALUE, size * dimension);
        }
        if (size != shape.size()) {
            throw new IllegalArgumentException(
                    "samples with dimensions %s do not have the elements of %s".formatted(dimensions, shape));
        }
    }

    @Override
    public String toString() {
        return String.join(" x ", dimensions.stream().map(String::valueOf).toList())
                + (dimensions.size() == 1 ? "" : channelsLast ? ", channels last" : ", channels first");
    }
}
