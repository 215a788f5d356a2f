package dev.synram.chip.kernel;

import static dev.synram.chip.Strips.LANES;

/** Lanes in plain Java. */
final class PlainLaneKernel implements LaneKernel {

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
