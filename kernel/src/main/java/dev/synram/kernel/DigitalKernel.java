package dev.synram.kernel;

/** What the chip's processors do with 8-bit results. */
public interface DigitalKernel {

    /**
     * {@code sums[i] = min(127, max(-128, sums[i] + addends[i]))}.
     *
     * @param addends what is added
     * @param from index of the first
     * @param sums hold and receive the sums
     * @param to index of the first
     * @param count how many
     */
    void addSaturating(byte[] addends, int from, byte[] sums, int to, int count);

    /**
     * Turns results into activations in place: {@code min(31, max(0, y) >> shift)}.
     *
     * @param values hold the results and receive the activations
     * @param from index of the first
     * @param count how many
     * @param shift 0..7
     */
    void convert(byte[] values, int from, int count, int shift);
}
