package dev.synram.kernel.scalar;

import dev.synram.chip.ChipGeometry;
import dev.synram.kernel.DigitalKernel;

/** The processors' work in plain Java. */
public final class ScalarDigitalKernel implements DigitalKernel {

    @Override
    public void addSaturating(byte[] addends, int from, byte[] sums, int to, int count) {
        for (int i = 0; i < count; i++) {
            sums[to + i] = (byte) Math.clamp(sums[to + i] + addends[from + i], Byte.MIN_VALUE, Byte.MAX_VALUE);
        }
    }

    @Override
    public void convert(byte[] values, int from, int count, int shift) {
        for (int i = from; i < from + count; i++) {
            values[i] = (byte) Math.min(ChipGeometry.MAX_ACTIVATION, Math.max(0, values[i]) >> shift);
        }
    }
}
