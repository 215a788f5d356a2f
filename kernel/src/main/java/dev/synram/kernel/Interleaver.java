package dev.synram.kernel;

import static dev.synram.chip.InterleavedVectors.LANES;
import static dev.synram.kernel.data.LaneBlock.ELEMENTS;

import dev.synram.kernel.data.LaneBlock;
import dev.synram.kernel.data.VectorRows;

/**
 * Interleaves up to {@value dev.synram.chip.InterleavedVectors#LANES} vectors of any length, and deinterleaves them. Used by
 * one thread at a time.
 */
public final class Interleaver {

    private final LaneKernel kernel;
    private final LaneBlock block = new LaneBlock();
    private final byte[] vectorBlock = new byte[LANES * ELEMENTS];
    private final byte[] laneBlock = new byte[LANES * ELEMENTS];

    /**
     * Makes room.
     *
     * @param kernel exchanges rows with lanes
     */
    public Interleaver(LaneKernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Interleaves: element {@code i} of vector {@code v} goes to {@code lanes[to + i * LANES + v]}. Lanes without a vector may
     * hold anything afterwards.
     *
     * @param vectors at most {@value dev.synram.chip.InterleavedVectors#LANES}
     * @param lanes receives a row an element
     * @param to index of the first row
     */
    public void interleave(VectorRows vectors, byte[] lanes, int to) {
        int length = vectors.length();
        int count = vectors.count();
        if (count == 1) {
            for (int i = 0; i < length; i++) {
                lanes[to + i * LANES] = vectors.data()[vectors.start() + i];
            }
            return;
        }
        for (int i = 0; i < length; i += ELEMENTS) {
            int width = Math.min(ELEMENTS, length - i);
            int rows = to + i * LANES;
            if (width == ELEMENTS && count == LANES) {
                block.setVectors(vectors.data(), vectors.start() + i, vectors.stride());
                block.setLanes(lanes, rows);
                kernel.interleave(block);
                continue;
            }
            for (int v = 0; v < count; v++) {
                int from = vectors.start() + v * vectors.stride() + i;
                System.arraycopy(vectors.data(), from, vectorBlock, v * ELEMENTS, width);
            }
            block.setVectors(vectorBlock, 0, ELEMENTS);
            block.setLanes(laneBlock, 0);
            kernel.interleave(block);
            System.arraycopy(laneBlock, 0, lanes, rows, width * LANES);
        }
    }

    /**
     * Deinterleaves: {@code lanes[from + i * LANES + v]} becomes element {@code i} of vector {@code v}.
     *
     * @param lanes a row an element
     * @param from index of the first row
     * @param vectors receives them, at most {@value dev.synram.chip.InterleavedVectors#LANES}
     */
    public void deinterleave(byte[] lanes, int from, VectorRows vectors) {
        int length = vectors.length();
        int count = vectors.count();
        if (count == 1) {
            for (int i = 0; i < length; i++) {
                vectors.data()[vectors.start() + i] = lanes[from + i * LANES];
            }
            return;
        }
        for (int i = 0; i < length; i += ELEMENTS) {
            int width = Math.min(ELEMENTS, length - i);
            int rows = from + i * LANES;
            if (width == ELEMENTS && count == LANES) {
                block.setVectors(vectors.data(), vectors.start() + i, vectors.stride());
                block.setLanes(lanes, rows);
                kernel.deinterleave(block);
                continue;
            }
            System.arraycopy(lanes, rows, laneBlock, 0, width * LANES);
            block.setVectors(vectorBlock, 0, ELEMENTS);
            block.setLanes(laneBlock, 0);
            kernel.deinterleave(block);
            for (int v = 0; v < count; v++) {
                int to = vectors.start() + v * vectors.stride() + i;
                System.arraycopy(vectorBlock, v * ELEMENTS, vectors.data(), to, width);
            }
        }
    }
}
