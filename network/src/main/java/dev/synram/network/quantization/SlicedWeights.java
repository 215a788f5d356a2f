package dev.synram.network.quantization;

import dev.synram.network.FloatWeights;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.RowSlices;

/**
 * Weights of activations that are laid out over several rows, and of results that are means over several columns: the rows of
 * one activation and the columns of one result are neighbours.
 */
final class SlicedWeights {

    private SlicedWeights() {}

    /**
     * The weights of all rows and columns. Those of one activation and one result differ by less than one, evenly, so that
     * their sum is rounded as finely as the sum of integers allows.
     *
     * @param weights of one activation and one result each, as the sum over the rows of its high bits
     * @param columns of each result
     */
    static FloatWeights spread(FloatWeights weights, RowSlices rows, int columns) {
        if (rows.isPlain() && columns == 1) {
            return weights;
        }
        int outputs = weights.outputs() * columns;
        int elements = rows.elements();
        float[] values = new float[Math.multiplyExact(weights.inputs() * elements, outputs)];
        for (int i = 0; i < values.length; i++) {
            int row = i / outputs;
            int column = i % outputs;
            float weight = weights.values()[row / elements * weights.outputs() + column / columns];
            int copy = row % elements * columns + column % columns;
            values[i] = rows.isHigh(row % elements)
                    ? shared(weight, rows.copies(), copy, rows.copies() * columns)
                    : shared(weight, 1 << rows.lowBits(), column % columns, columns);
        }
        return new FloatWeights(weights.inputs() * elements, outputs, values);
    }

    /** A weight's share, with the offset of a copy: the copies round up one after the other. */
    private static float shared(float weight, int rows, int copy, int copies) {
        return weight == 0 ? 0 : weight / rows + (2 * copy + 1 - copies) / (2f * copies);
    }

    /** One column for several neighbouring ones: their mean, as it is shifted. */
    static FloatWeights mean(FloatWeights weights, ColumnMean mean) {
        if (mean.isIdentity()) {
            return weights;
        }
        int outputs = mean.shifts().size();
        float[] means = new float[weights.values().length / mean.columns()];
        for (int i = 0; i < weights.values().length; i++) {
            int to = i / mean.columns();
            means[to] += weights.values()[i] / mean.divisor(to % outputs);
        }
        return new FloatWeights(weights.inputs(), outputs, means);
    }

    /** The weights of each activation: the sum over the rows of its high bits. */
    static FloatWeights merged(RowSlices rows, int inputs, int outputs, float[] values) {
        int elements = rows.elements();
        float[] sums = new float[inputs / elements * outputs];
        for (int row = 0; row < inputs; row++) {
            for (int o = 0; rows.isHigh(row % elements) && o < outputs; o++) {
                sums[row / elements * outputs + o] += values[row * outputs + o];
            }
        }
        return new FloatWeights(inputs / elements, outputs, sums);
    }
}
