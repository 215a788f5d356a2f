package dev.synram.training.gradient;

import dev.synram.network.layer.Im2col;

/**
 * The gradient of the largest of some elements: it belongs to the first of the largest ones.
 *
 * @param taps for each element of the result the elements that it is the largest of
 * @param values of all samples
 */
@SuppressWarnings("ArrayRecordComponent") // a view of a layer's results; never compared
record MaxPoolGradient(Im2col taps, byte[] values) {

    /**
     * Adds the gradients of some samples.
     *
     * @param first number of the first sample
     * @param end number after the last
     * @param from gradient with respect to the results
     * @param to holds and receives the sums, one for each value
     */
    void add(int first, int end, float[] from, float[] to) {
        int outputs = taps.positions();
        int samples = from.length / outputs;
        int size = values.length / samples;
        int[] source = taps.source();
        int length = taps.length();
        for (int sample = first; sample < end; sample++) {
            int start = sample * size;
            for (int output = 0; output < outputs; output++) {
                int found = Im2col.PADDING;
                int largest = Integer.MIN_VALUE;
                for (int i = output * length; i < (output + 1) * length; i++) {
                    int element = source[i];
                    int value = element == Im2col.PADDING ? Integer.MIN_VALUE : values[start + element];
                    found = value > largest ? element : found;
                    largest = Math.max(largest, value);
                }
                to[start + found] += from[sample * outputs + output];
            }
        }
    }
}
