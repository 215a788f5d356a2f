package dev.synram.chip.kernel;

/**
 * What the synapses of a block contribute to the loss of each of its columns. Arrays are padded to whole panels.
 *
 * @param expected LSB that a unit of pulse length brings through the excitatory line of a column whose synapses are
 *     like their mean, with a result of 0
 * @param typical mean square over mean of the currents of the column's synapses, over the square root of 3
 */
@SuppressWarnings("ArrayRecordComponent") // tables are never compared
public record BlockTable(float[] expected, float[] typical) {}
