package dev.synram.kernel;

import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.LineTable;
import dev.synram.kernel.data.ReadingTable;

/**
 * Turns what events put onto the lines of each column into 8-bit results: first the loss on saturating and slow lines,
 * then what pulses have lost on their way, constant currents, the amplifier's curve, noise, rounding and the limits of the
 * ADC.
 *
 * <p>With {@code r} the result of lines without loss, what the two lines bring is first told apart: {@code s = r *
 * upShare + pulses * expected} comes through the excitatory line if the column's synapses are like their mean, so that
 * {@code up = max(0, s, r)} and {@code down = r - up}. A line whose charge, times its saturation, is {@code x} gives {@code
 * (1 + missing * faster) / sqrt(1 + max(0, x^2 quadratic + x t linear + t^2 constant))} of it, with {@code t} the typical
 * charge of an event, times the saturation too.
 *
 * <p>Pulses that are shorter by {@code d} than at their drivers bring {@code 1 - d / mean} of it, with the mean length of a
 * pulse: exact if all pulses or all weights are alike. Of the membrane's movement {@code m}, what goes beyond the knee is
 * compressed: {@code beyond = max(0, knee - m)} becomes {@code beyond * f} with {@code f = 1 / sqrt(1 + (beyond *
 * inverseRoom)^2)}. Noise has the standard deviation {@code sqrt(flat^2 + scale * variance)} where {@code f} is 1 and {@code
 * flat} where it is 0, and between them is interpolated with {@code f^3}. A reading is the nearest integer, of two equally
 * near ones the larger one; it is rounded to 1/16384 before.
 */
public interface ColumnKernel {

    /**
     * Subtracts the losses of the lines.
     *
     * @param lines the block's columns
     * @param group holds {@code r} above in its sums, in LSB, and receives there what the lines give
     */
    void takeLosses(LineTable lines, LaneGroup group);

    /**
     * Reads columns.
     *
     * @param readings the hemisphere's columns
     * @param group holds sums, what moves the membranes in LSB, and the normal numbers of its columns; receives results
     */
    void read(ReadingTable readings, LaneGroup group);
}
