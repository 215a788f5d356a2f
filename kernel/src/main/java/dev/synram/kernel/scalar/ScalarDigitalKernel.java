package dev.synram.kernel.scalar;

import dev.synram.kernel.DigitalKernel;
import dev.synram.kernel.data.ByteRange;

/** The processors' work in plain Java. */
final class ScalarDigitalKernel implements DigitalKernel {

    @Override
    public void addSaturating(ByteRange addends, ByteRange sums) {
        for (int i = 0; i < sums.length(); i++) {
            int at = sums.start() + i;
            sums.data()[at] = ScalarBytes.sum(sums.data()[at], addends.data()[addends.start() + i]);
        }
    }

    @Override
    public void convertingRelu(ByteRange values, int shift) {
        for (int i = values.start(); i < values.start() + values.length(); i++) {
            values.data()[i] = ScalarBytes.activation(values.data()[i], shift);
        }
    }

    @Override
    public void relu(ByteRange values, byte largest) {
        for (int i = values.start(); i < values.start() + values.length(); i++) {
            values.data()[i] = ScalarBytes.limited(values.data()[i], largest);
        }
    }

    @Override
    public void max(ByteRange values, ByteRange largest) {
        for (int i = 0; i < largest.length(); i++) {
            int at = largest.start() + i;
            largest.data()[at] = ScalarBytes.max(largest.data()[at], values.data()[values.start() + i]);
        }
    }
}
