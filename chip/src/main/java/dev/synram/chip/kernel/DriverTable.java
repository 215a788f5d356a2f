package dev.synram.chip.kernel;

/**
 * The synapse drivers of a hemisphere: activation {@code a} above 0 gives a pulse of length {@code base + slope * a},
 * kept within 0 and {@code top}, which is not negative.
 *
 * @param base one value a driver
 * @param slope one value a driver
 * @param top one value a driver
 */
@SuppressWarnings("ArrayRecordComponent") // tables are never compared
public record DriverTable(float[] base, float[] slope, float[] top) {}
