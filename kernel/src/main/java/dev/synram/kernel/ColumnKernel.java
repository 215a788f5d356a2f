package dev.synram.kernel;

import dev.synram.kernel.data.LaneTerms;
import dev.synram.kernel.data.LineTable;
import dev.synram.kernel.data.ReadingTable;

/**
 * Turns what events put onto the lines of each column into 8-bit results: first the loss on saturating and slow lines,
 * then constant currents, the amplifier's curve, noise, rounding and the limits of the ADC.
 *
 * <p>With {@code r} the result of lines without loss, what the two lines bring is first told apart: {@code s = r *
 * upShare + pulses * expected} comes through the excitatory line if the column's synapses are like their mean, so that
 * {@code up = max(0, s, r)} and {@code down = r - up}. A line whose charge, times its saturation, is {@code x} gives {@code
 * (1 + missing * slowness) / sqrt(1 + max(0, x^2 quadratic + x t linear + t^2 constant))} of it, with {@code t} the
 * typical charge of an event, times the saturation too.
 *
 * <p>Of the membrane's way {@code m}, what goes beyond the knee is compressed: {@code beyond = max(0, knee - m)} becomes
 * {@code beyond * f} with {@code f = 1 / sqrt(1 + (beyond * inverseRoom)^2)}. Noise has the deviation {@code sqrt(flat^2 +
 * scale * variance)} where {@code f} is 1 and {@code flat} where it is 0, and between them interpolates with {@code f^3}. A
 * reading is the nearest whole number, of two equally near ones the larger one; it is taken to 1/16384 before.
 */
public interface ColumnKernel {

    /**
     * Takes the losses of the lines off.
     *
     * @param lines the block's columns
     * @param firstColumn of the block
     * @param columns how many, at most {@link ChargeKernel#COLUMNS}
     * @param terms the vectors
     * @param lanes how many vectors there are; others may be computed too
     * @param sums hold {@code r} above, a row a column, and receive what the lines give
     */
    void takeLosses(LineTable lines, int firstColumn, int columns, LaneTerms terms, int lanes, float[] sums);

    /**
     * Reads columns.
     *
     * @param readings the hemisphere's columns
     * @param firstColumn of the hemisphere
     * @param columns how many, at most {@link ChargeKernel#COLUMNS}
     * @param terms the vectors
     * @param lanes how many vectors there are; others may be computed too
     * @param sums what moves the membranes, a row a column
     * @param normals normal numbers, a row a column
     * @param firstNormal row of the first column's
     * @param out receives results, a row a column
     * @param firstOut row of the first column
     */
    void read(
            ReadingTable readings,
            int firstColumn,
            int columns,
            LaneTerms terms,
            int lanes,
            float[] sums,
            float[] normals,
            int firstNormal,
            byte[] out,
            int firstOut);
}
