package dev.synram.network.quantization;

import dev.synram.network.FloatWeights;

/**
 * A bias on the array: rows that always get the largest activation, each with its share of the bias as weights.
 *
 * @param bias of each output, as the sum of the weights of all rows
 * @param rows how many rows share it
 */
record ConstantRows(FloatWeights bias, int rows) {

    private static final int MOST = 16;

    /** As many rows as the largest bias needs, at least some; what even many rows do not reach is clipped with the weights. */
    static ConstantRows of(FloatWeights bias, int atLeast) {
        int needed = (int) Math.ceil(bias.largest() / QuantizedWeights.MAX);
        return new ConstantRows(bias, Math.max(atLeast, Math.min(needed, MOST)));
    }

    /** A matrix with these rows at its end. */
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
