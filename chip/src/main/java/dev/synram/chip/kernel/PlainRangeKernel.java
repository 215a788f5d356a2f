package dev.synram.chip.kernel;

/** Checks in plain Java. */
final class PlainRangeKernel implements RangeKernel {

    @Override
    public boolean within(byte[] values, byte least, byte most) {
        return within(values, 0, least, most);
    }

    static boolean within(byte[] values, int from, byte least, byte most) {
        for (int i = from; i < values.length; i++) {
            if (values[i] < least || values[i] > most) {
                return false;
            }
        }
        return true;
    }
}
