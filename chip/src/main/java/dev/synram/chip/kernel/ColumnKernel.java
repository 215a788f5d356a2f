package dev.synram.chip.kernel;

/**
 * Turns what events put onto the lines of each column into 8-bit results: first the loss on saturating and slow lines,
 * then constant currents, the amplifier's curve, noise, rounding and the limits of the ADC.
 *
 * <p>With {@code r} the result of lines without loss, what the two lines bring is first told apart: {@code s = r *
 * upShare + pulses * expected} comes through the excitatory line if the column's synapses are like their mean, so that
 * {@code up = max(0, s, r)} and {@code down = r - up}. A line with the charge {@code Q} gives {@code (1 - missing *
 * slowness) / sqrt(1 + saturation * max(0, Q^2 quadratic + Q q linear + q^2 / 3))} of it, with {@code q = typicalPulse *
 * typical}.
 *
 * <p>Of the membrane's way {@code m}, what goes beyond the knee is compressed: {@code beyond = max(0, knee - m)} becomes
 * {@code beyond * f} with {@code f = 1 / sqrt(1 + (beyond * inverseRoom)^2)}. Noise has the deviation of a straight
 * amplifier where {@code f} is 1 and {@code flatNoise} where it is 0, and between them interpolates with {@code f^3}.
 */
public interface ColumnKernel {

    /**
     * Reads one panel of columns.
     *
     * @param columns the hemisphere's columns
     * @param lossless whether lines lose nothing
     * @param block what depends on the block's weights
     * @param vectors what depends on the vector
     * @param rows number of vectors
     * @param firstColumn of the panel in its hemisphere
     * @param panelColumn of the panel in its block
     * @param width columns of the panel
     * @param sums {@code r} above, {@link PackedMatrix#WIDTH} elements a vector
     * @param straightNoise deviations with a straight amplifier, by {@link VectorTerms#noiseRow}
     * @param normals normal numbers
     * @param normalStart index of that of the first column
     * @param normalStride distance from vector to vector
     * @param out receives the results, {@link PackedMatrix#WIDTH} elements a vector
     */
    void read(
            ColumnTable columns,
            boolean lossless,
            BlockTable block,
            VectorTerms vectors,
            int rows,
            int firstColumn,
            int panelColumn,
            int width,
            float[] sums,
            float[] straightNoise,
            float[] normals,
            int normalStart,
            int normalStride,
            byte[] out);
}
