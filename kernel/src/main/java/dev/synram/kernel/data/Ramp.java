package dev.synram.kernel.data;

/**
 * A function of 8-bit numbers that rises between 0 and a limit and is constant elsewhere, at some arguments.
 *
 * @param arguments one for each element of a gradient
 * @param largest the largest argument at which the function still rises
 * @param slope of the function up to there
 */
@SuppressWarnings("ArrayRecordComponent") // a view of a layer's results; never compared
public record Ramp(byte[] arguments, byte largest, float slope) {}
