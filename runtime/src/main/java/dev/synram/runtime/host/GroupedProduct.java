package dev.synram.runtime.host;

import dev.synram.network.FloatWeights;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.shape.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The products of a convolution in groups: only rows and outputs of one group are multiplied. */
final class GroupedProduct {

    private final int inputs;
    private final int outputs;
    private final int outputsOfGroup;

    /** For each group, its rows. */
    private final int[][] rows;

    /** For each output, the weights of the rows of its group. */
    private final float[][] weights;

    GroupedProduct(Conv2d conv, Shape input, FloatWeights all) {
        inputs = all.inputs();
        outputs = all.outputs();
        outputsOfGroup = outputs / conv.groups();
        rows = new int[conv.groups()][];
        weights = new float[outputs][];
        for (int o = 0; o < outputs; o++) {
            int output = o;
            int group = o / outputsOfGroup;
            if (o % outputsOfGroup == 0) {
                rows[group] = IntStream.range(0, inputs)
                        .filter(row -> conv.connects(input, row, output))
                        .toArray();
            }
            weights[o] = new float[rows[group].length];
            for (int i = 0; i < weights[o].length; i++) {
                weights[o][i] = all.values()[rows[group][i] * outputs + o];
            }
        }
    }

    /**
     * Multiplies vectors.
     *
     * @param vectors count x inputs
     * @param sums receives count rows of outputs
     * @param stride between the rows of sums
     */
    void multiply(float[] vectors, float[] sums, int count, int stride) {
        for (int v = 0; v < count; v++) {
            int from = v * inputs;
            Arrays.fill(sums, v * stride, v * stride + outputs, 0f);
            for (int o = 0; o < outputs; o++) {
                int[] ofGroup = rows[o / outputsOfGroup];
                float[] ofOutput = weights[o];
                float sum = 0;
                for (int i = 0; i < ofOutput.length; i++) {
                    sum += vectors[from + ofGroup[i]] * ofOutput[i];
                }
                sums[v * stride + o] = sum;
            }
        }
    }
}
