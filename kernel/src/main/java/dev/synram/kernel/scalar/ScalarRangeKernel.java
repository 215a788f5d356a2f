package dev.synram.kernel.scalar;

import dev.synram.kernel.RangeKernel;

/** Checks in plain Java. */
public final class ScalarRangeKernel implements RangeKernel {

    ScalarRangeKernel() {}

    @Override
    public boolean within(byte[] values, byte least, byte most) {
        return within(values, 0, least, most);
    }

    /** Whether all values from an index on lie within {@code least..most}. */
    public static boolean within(byte[] values, int from, byte least, byte most) {
        for (int i = from; i < values.length; i++) {
            if (values[i] < least || values[i] > most) {
                return false;
            }
        }
        return true;
    }
}
