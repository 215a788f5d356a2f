package dev.synram.network.quantization;

import dev.synram.network.FloatWeights;

/**
 * A bias on the array: rows that always get the largest activation, with equal shares of the bias as weights.
 *
 * @param bias bias of each output, as the sum of the weights of all rows
 * @param rows number of rows that share it
 */
record ConstantRows(FloatWeights bias, int rows) {

    private static final int MOST = 16;

    /**
     * As many rows as the largest bias needs, within {@code atLeast} and {@value #MOST}; larger biases are clipped when
     * weights are rounded.
     */
    static ConstantRows of(FloatWeights bias, int atLeast) {
        int needed = (int) Math.ceil(bias.largest() / QuantizedWeights.MAX);
        return new ConstantRows(bias, Math.max(atLeast, Math.min(needed, MOST)));
    }

    /** A matrix with these rows appended. */
    FloatWeights below(FloatWeights weights) {
        int outputs = weights.outputs();
        float[] values = new float[(weights.inputs() + rows) * outputs];
        System.arraycopy(weights.values(), 0, values, 0, weights.values().length);
        for (int i = weights.values().length; i < values.length; i++) {
            values[i] = bias.values()[i % outputs] / rows;
        }
        return new FloatWeights(weights.inputs() + rows, outputs, values);
    }
}
