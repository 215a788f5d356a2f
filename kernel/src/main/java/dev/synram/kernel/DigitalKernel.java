package dev.synram.kernel;

import dev.synram.kernel.data.ByteRange;

/** What the chip's SIMD processors do with 8-bit results. */
public interface DigitalKernel {

    /**
     * {@code sums[i] = min(127, max(-128, sums[i] + addends[i]))}.
     *
     * @param addends at least as many as sums
     * @param sums hold and receive the sums
     */
    void addSaturating(ByteRange addends, ByteRange sums);

    /**
     * Turns results into activations in place: {@code min(31, max(0, y) >> shift)}, the chip's converting ReLU.
     *
     * @param values hold the results and receive the activations
     * @param shift 0..7
     */
    void convertingRelu(ByteRange values, int shift);

    /**
     * {@code values[i] = min(largest, max(0, values[i]))}.
     *
     * @param values hold the results and receive those of the ReLU
     * @param largest 0..127
     */
    void relu(ByteRange values, byte largest);

    /**
     * {@code largest[i] = max(largest[i], values[i])}.
     *
     * @param values at least as many as are compared
     * @param largest hold and receive the largest
     */
    void max(ByteRange values, ByteRange largest);
}
