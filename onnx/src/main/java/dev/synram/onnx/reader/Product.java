package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.network.layer.Bias;
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

    /** This multiplication followed by a factor and an offset for each output. */
    Product then(float[] factors, float[] offsets) {
        float[] newWeights = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            newWeights[i] = weights[i] * factors[i % factors.length];
        }
        float[] newBias = new float[factors.length];
        for (int o = 0; o < newBias.length; o++) {
            newBias[o] = (bias == null ? 0 : bias[o] * factors[o]) + offsets[o];
        }
        return new Product(name, input, layer, newWeights, newBias);
    }

    /** This multiplication followed by an offset for each output. */
    Product plus(float[] offsets) {
        float[] newBias = offsets.clone();
        for (int o = 0; bias != null && o < newBias.length; o++) {
            newBias[o] += bias[o];
        }
        return new Product(name, input, layer, weights, newBias);
    }
}
