package dev.synram.training.sample;

import java.util.Arrays;

/**
 * Labelled samples.
 *
 * @param values samples x size bytes, unsigned
 * @param size bytes of one sample
 * @param labels one class a sample
 */
@SuppressWarnings("ArrayRecordComponent") // data; never compared as records
public record Samples(byte[] values, int size, byte[] labels) {

    public Samples {
        if (values.length != labels.length * size) {
            throw new IllegalArgumentException(
                    "%d samples of %d bytes are not %d bytes".formatted(labels.length, size, values.length));
        }
    }

    /** Number of samples. */
    public int count() {
        return labels.length;
    }

    /** The samples {@code first..first + count - 1}. */
    public Samples range(int first, int count) {
        return new Samples(
                Arrays.copyOfRange(values, first * size, (first + count) * size),
                size,
                Arrays.copyOfRange(labels, first, first + count));
    }

    /** Every {@code step}-th sample from {@code first} on. */
    public Samples every(int step, int first) {
        int fewer = Math.max(0, Math.ceilDiv(count() - first, step));
        int[] order = new int[fewer];
        for (int i = 0; i < fewer; i++) {
            order[i] = first + i * step;
        }
        return pick(order, 0, fewer);
    }

    /** The samples with the given numbers, in that order. */
    public Samples pick(int[] order, int from, int to) {
        byte[] pickedValues = new byte[(to - from) * size];
        byte[] pickedLabels = new byte[to - from];
        for (int i = from; i < to; i++) {
            System.arraycopy(values, order[i] * size, pickedValues, (i - from) * size, size);
            pickedLabels[i - from] = labels[order[i]];
        }
        return new Samples(pickedValues, size, pickedLabels);
    }
}
