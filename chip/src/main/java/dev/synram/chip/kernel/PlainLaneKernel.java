package dev.synram.chip.kernel;

import static dev.synram.chip.kernel.Strip.LANES;

/** Lanes in plain Java. */
final class PlainLaneKernel implements LaneKernel {

    @Override
    public void sideBySide(byte[] vectors, int stride, int length, byte[] lanes, byte[] scratch) {
        for (int v = 0; v < LANES; v++) {
            for (int i = 0; i < length; i++) {
                lanes[i * LANES + v] = vectors[v * stride + i];
            }
        }
    }

    @Override
    public void oneByOne(byte[] lanes, int length, int count, byte[] vectors, int start, int stride, byte[] scratch) {
        for (int v = 0; v < count; v++) {
            for (int i = 0; i < length; i++) {
                vectors[start + v * stride + i] = lanes[i * LANES + v];
            }
        }
    }
}
