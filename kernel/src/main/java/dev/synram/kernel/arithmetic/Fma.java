package dev.synram.kernel.arithmetic;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Fused multiply-add: a product and a sum with one rounding. Where the processor lacks it, or Java runs with
 * {@code -XX:-UseFMA}, {@link Math#fma(float, float, float)} computes in decimal numbers, about a thousand times slower;
 * the same bits come from doubles then.
 */
public final class Fma {

    /** Whether {@link Math#fma(float, float, float)} is one instruction of this processor. */
    public static final boolean IN_HARDWARE = isInHardware();

    /** The bits by which a double is longer than a float. */
    private static final long EXCESS = (1L << 29) - 1;

    /** Those of a double in the middle between two floats. */
    private static final long MIDDLE = 1L << 28;

    private Fma() {}

    /** {@code a * b + c}, rounded once. */
    public static float of(float a, float b, float c) {
        return IN_HARDWARE ? Math.fma(a, b, c) : inDoubles(a, b, c);
    }

    /** The product is exact as a double. Rounding the sum twice matters only where its double is between two floats. */
    static float inDoubles(float a, float b, float c) {
        double product = (double) a * b;
        double sum = product + c;
        boolean isNormal = Math.abs(sum) >= Float.MIN_NORMAL;
        return isNormal && (Double.doubleToRawLongBits(sum) & EXCESS) != MIDDLE
                ? (float) sum
                : (float) roundedToOdd(product, c, sum);
    }

    /**
     * A sum whose last bit is 1 if it is not exact, so that a second rounding goes the right way (Boldo and Melquiond,
     * "Emulation of a FMA and correctly rounded sums: proved algorithms using rounding to odd", 2008).
     */
    private static double roundedToOdd(double product, double c, double sum) {
        double added = sum - product;
        double error = (product - (sum - added)) + (c - added);
        long bits = Double.doubleToRawLongBits(sum);
        boolean isExact = !(error < 0 || error > 0);
        if (isExact || (bits & 1) != 0) {
            return sum;
        }
        return Double.longBitsToDouble((error > 0) == (sum > 0) ? bits + 1 : bits - 1);
    }

    /** Java's own statement; where it makes none, as on other virtual machines, the instruction is taken to exist. */
    private static boolean isInHardware() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine == null) {
            return true;
        }
        try {
            return Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException e) {
            return true; // no such option on this kind of processor
        }
    }
}
