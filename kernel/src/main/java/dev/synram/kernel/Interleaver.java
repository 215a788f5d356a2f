package dev.synram.kernel;

import static dev.synram.chip.InterleavedVectors.LANES;
import static dev.synram.kernel.LaneKernel.BLOCK;

/** Lays vectors of any length side by side, and one after the other again; used by one thread at a time. */
public final class Interleaver {

    private final LaneKernel kernel;
    private final byte[] scratch = new byte[LaneKernel.SCRATCH];
    private final byte[] vectorBlock = new byte[LANES * BLOCK];
    private final byte[] laneBlock = new byte[LANES * BLOCK];

    /** Works with one implementation of the kernel. */
    public Interleaver(LaneKernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Lays vectors side by side: {@code lanes[to + i * LANES + v] = vectors[from + v * stride + i]}. Lanes without a vector
     * may hold anything afterwards.
     *
     * @param vectors one after the other
     * @param from index of the first
     * @param stride distance between vectors
     * @param length elements of a vector
     * @param count number of vectors
     * @param lanes receives a row an element
     * @param to index of the first row
     */
    public void sideBySide(byte[] vectors, int from, int stride, int length, int count, byte[] lanes, int to) {
        if (count == 1) {
            for (int i = 0; i < length; i++) {
                lanes[to + i * LANES] = vectors[from + i];
            }
            return;
        }
        for (int i = 0; i < length; i += BLOCK) {
            int width = Math.min(BLOCK, length - i);
            int rows = to + i * LANES;
            if (width == BLOCK && count == LANES) {
                kernel.sideBySide(vectors, from + i, stride, lanes, rows, scratch);
                continue;
            }
            for (int v = 0; v < count; v++) {
                System.arraycopy(vectors, from + v * stride + i, vectorBlock, v * BLOCK, width);
            }
            kernel.sideBySide(vectorBlock, 0, BLOCK, laneBlock, 0, scratch);
            System.arraycopy(laneBlock, 0, lanes, rows, width * LANES);
        }
    }

    /**
     * Lays vectors one after the other: {@code vectors[to + v * stride + i] = lanes[from + i * LANES + v]}.
     *
     * @param lanes a row an element
     * @param from index of the first row
     * @param length elements of a vector
     * @param count number of vectors
     * @param vectors receives them
     * @param to index of the first
     * @param stride distance between vectors
     */
    public void oneByOne(byte[] lanes, int from, int length, int count, byte[] vectors, int to, int stride) {
        if (count == 1) {
            for (int i = 0; i < length; i++) {
                vectors[to + i] = lanes[from + i * LANES];
            }
            return;
        }
        for (int i = 0; i < length; i += BLOCK) {
            int width = Math.min(BLOCK, length - i);
            int rows = from + i * LANES;
            if (width == BLOCK && count == LANES) {
                kernel.oneByOne(lanes, rows, vectors, to + i, stride, scratch);
                continue;
            }
            System.arraycopy(lanes, rows, laneBlock, 0, width * LANES);
            kernel.oneByOne(laneBlock, 0, vectorBlock, 0, BLOCK, scratch);
            for (int v = 0; v < count; v++) {
                System.arraycopy(vectorBlock, v * BLOCK, vectors, to + v * stride + i, width);
            }
        }
    }
}
