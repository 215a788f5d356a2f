package dev.synram.kernel.scalar;

import dev.synram.chip.geometry.ChipGeometry;

/** Operations on single bytes: kernels on vectors compute with them what is left of a range. */
public final class ScalarBytes {

    private ScalarBytes() {}

    /** The sum, limited to -128..127. */
    public static byte sum(byte a, byte b) {
        return (byte) Math.clamp(a + b, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    /** The activation of a result: {@code min(31, max(0, y) >> shift)}. */
    public static byte activation(byte result, int shift) {
        return (byte) Math.min(ChipGeometry.MAX_ACTIVATION, Math.max(0, result) >> shift);
    }

    /** The result, limited to 0 to a largest. */
    public static byte limited(byte result, byte largest) {
        return (byte) Math.min(largest, Math.max(0, result));
    }

    /** The larger one. */
    public static byte max(byte a, byte b) {
        return (byte) Math.max(a, b);
    }
}
