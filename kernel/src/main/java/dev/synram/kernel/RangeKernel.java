package dev.synram.kernel;

/** Checks values that a host passes. */
public interface RangeKernel {

    /** Whether all values lie within {@code least..most}. */
    boolean within(byte[] values, byte least, byte most);
}
