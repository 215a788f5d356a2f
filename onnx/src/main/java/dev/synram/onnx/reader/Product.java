package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.MacLayer;
import org.jspecify.annotations.Nullable;

/**
 * A multiplication with its weights.
 *
 * @param name of its layer
 * @param input of the multiplication
 * @param layer the layer, without bias
 * @param weights inputs x outputs
 * @param bias one value per output, or null
 */
@SuppressWarnings("ArrayRecordComponent") // weights are never compared
record Product(String name, Flow input, MacLayer layer, float[] weights, float @Nullable [] bias) {

    /** The layer in the network. */
    Flow flow() {
        return input.then(layer.with(bias == null ? Bias.NONE : Bias.DIGITAL)).named(name);
    }

    int outputs() {
        return layer.outputs();
    }

    /**
     * The multiplication that does the same to results as this one after factors and offsets of its inputs.
     *
     * @param affine one factor and offset for each row, or for each channel, which repeat along the rows
     */
    Product after(Affine affine) {
        if (affine.isNone()) {
            return this;
        }
        int outputs = outputs();
        int rows = weights.length / outputs;
        int channels = Math.min(rows, layer instanceof Conv2d ? input.shape().channels() : rows);
        float[] newWeights = new float[weights.length];
        double[] constants = new double[outputs];
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < outputs; o++) {
                float weight = weights[row * outputs + o];
                newWeights[row * outputs + o] = weight * affine.factor(row % channels);
                constants[o] += (double) weight * affine.offset(row % channels);
            }
        }
        float[] newBias = new float[outputs];
        for (int o = 0; o < outputs; o++) {
            newBias[o] = (float) (constants[o] + (bias == null ? 0 : bias[o]));
        }
        return new Product(name, input, layer, newWeights, bias == null && !affine.hasOffsets() ? null : newBias);
    }

    /** This multiplication followed by factors and offsets, channelwise. */
    Product then(Affine affine) {
        int outputs = outputs();
        float[] newWeights = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            newWeights[i] = weights[i] * affine.factor(i % outputs);
        }
        float[] newBias = new float[outputs];
        for (int o = 0; o < outputs; o++) {
            newBias[o] = (bias == null ? 0 : bias[o] * affine.factor(o)) + affine.offset(o);
        }
        return new Product(name, input, layer, newWeights, bias == null && !affine.hasOffsets() ? null : newBias);
    }
}
