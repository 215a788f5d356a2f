package dev.synram.kernel.scalar;

import static dev.synram.chip.InterleavedVectors.LANES;

import dev.synram.kernel.LaneKernel;

/** Lanes in plain Java. */
public final class ScalarLaneKernel implements LaneKernel {

    @Override
    public void sideBySide(byte[] vectors, int from, int stride, byte[] lanes, int to, byte[] scratch) {
        for (int v = 0; v < LANES; v++) {
            for (int i = 0; i < BLOCK; i++) {
                lanes[to + i * LANES + v] = vectors[from + v * stride + i];
            }
        }
    }

    @Override
    public void oneByOne(byte[] lanes, int from, byte[] vectors, int to, int stride, byte[] scratch) {
        for (int v = 0; v < LANES; v++) {
            for (int i = 0; i < BLOCK; i++) {
                vectors[to + v * stride + i] = lanes[from + i * LANES + v];
            }
        }
    }
}
