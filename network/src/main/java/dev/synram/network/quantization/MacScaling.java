package dev.synram.network.quantization;

import dev.synram.network.FloatWeights;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.RowSlices;
import java.util.Arrays;

/**
 * A multiplication scaled to the numbers of a chip.
 *
 * @param weights of all rows of the array, those of constant rows last, in units of the chip, not rounded
 * @param offsets what is left to add to its 8-bit results, one an output, in LSB, not rounded
 * @param numSends number of sends of its vectors
 */
public record MacScaling(FloatWeights weights, FloatWeights offsets, int numSends) {

    /** The largest number of sends that a scale may need. */
    public static final int MAX_SENDS = 64;

    /**
     * Scales a multiplication: with as few sends as possible, so that weights use their range.
     *
     * @param weights in float, one row an activation and one column a channel
     * @param bias in float, one a column of the array and as large as there; constant rows carry it as far as it fits, the rest is left to be added
     *     digitally
     * @param scale LSB per unit of its results
     * @param gain LSB per unit of activation x weight at one send
     */
    public static MacScaling of(
            FloatWeights weights, FloatWeights bias, double scale, Arrangement arrangement, double gain) {
        int constantRows = arrangement.constantRows();
        double perSend = scale / (gain * arrangement.highPerUnit());
        FloatWeights boosted = arrangement.boosted(weights);
        int sends = sends(boosted, perSend, arrangement.rows());
        FloatWeights spread = SlicedWeights.spread(
                boosted.scaled((float) (perSend / sends)), arrangement.rows(), arrangement.columns());
        if (constantRows == 0) {
            return new MacScaling(spread, bias.scaled((float) scale), sends);
        }
        int[] onArray = constants(bias, scale, gain * sends, constantRows);
        float[] rest = new float[bias.outputs()];
        for (int o = 0; o < rest.length; o++) {
            rest[o] = (float) (bias.values()[o] * scale - gain * sends * ConvertingRelu.MAX * onArray[o]);
        }
        return new MacScaling(below(spread, onArray, constantRows), new FloatWeights(1, rest.length, rest), sends);
    }

    /** For each output the sum of the weights of all constant rows. */
    private static int[] constants(FloatWeights bias, double scale, double perEvent, int rows) {
        int most = QuantizedWeights.MAX * rows;
        int[] sums = new int[bias.outputs()];
        for (int o = 0; o < sums.length; o++) {
            long wanted = Math.round(bias.values()[o] * scale / (perEvent * ConvertingRelu.MAX));
            sums[o] = Math.clamp(wanted, -most, most);
        }
        return sums;
    }

    private static FloatWeights below(FloatWeights weights, int[] constants, int rows) {
        int outputs = weights.outputs();
        float[] values = Arrays.copyOf(weights.values(), (weights.inputs() + rows) * outputs);
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < outputs; o++) {
                values[(weights.inputs() + row) * outputs + o] = Math.floorDiv(constants[o] + row, rows);
            }
        }
        return new FloatWeights(weights.inputs() + rows, outputs, values);
    }

    private static int sends(FloatWeights weights, double perSend, RowSlices rows) {
        double needed = perSend * weights.largest() / (QuantizedWeights.MAX * rows.copies());
        return (int) Math.clamp(Math.ceil(needed * (1 - 1e-9)), 1, MAX_SENDS);
    }

    /** The largest scale that weights, rows and sends reach. */
    public static double reach(FloatWeights weights, Arrangement arrangement, double gain) {
        double most =
                (double) MAX_SENDS * QuantizedWeights.MAX * arrangement.rows().copies();
        return gain
                * arrangement.highPerUnit()
                * most
                / Math.max(arrangement.boosted(weights).largest(), Float.MIN_NORMAL);
    }

    /**
     * How a multiplication stands on the array.
     *
     * @param rows how its activations are laid out over rows
     * @param perUnit activations, with all of their bits, per unit of float
     * @param mean how the results of columns become one a channel
     * @param constantRows rows that always get the largest activation
     */
    public record Arrangement(RowSlices rows, double perUnit, ColumnMean mean, int constantRows) {

        /** Columns of each result. */
        public int columns() {
            return mean.columns();
        }

        /** By what the results of a channel are larger on the array than behind it. */
        public int boost(int channel) {
            return 1 << mean.shifts().get(channel);
        }

        /** Weights or biases, one column a channel, as large as they are on the array. */
        public FloatWeights boosted(FloatWeights weights) {
            float[] values = weights.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] *= boost(i % weights.outputs());
            }
            return new FloatWeights(weights.inputs(), weights.outputs(), values);
        }

        /** What the rows of the high bits carry per unit of float. */
        double highPerUnit() {
            return perUnit / (1 << rows.lowBits());
        }
    }
}
