package dev.synram.training.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.synram.network.function.ChannelSoftmax;
import dev.synram.network.function.ElementFunction;
import dev.synram.network.function.LayerNormalization;
import dev.synram.network.function.PRelu;
import dev.synram.network.layer.HostLayer;
import java.util.Arrays;

/** The layers of the host as tensor operations with gradients. */
final class HostFunctions {

    /** Added to a variance of 0, whose root has no slope; too small to change results in single precision. */
    private static final float LEAST_VARIANCE = 1e-12f;

    private HostFunctions() {}

    /** The results for a samples x size matrix. */
    static NDArray results(HostLayer layer, NDArray values, int channels) {
        return switch (layer.function()) {
            case ElementFunction _, PRelu _ -> elements(layer, values, channels);
            case LayerNormalization normalization ->
                scaledBack(layer, normalized(normalization, scaled(layer, values, channels)), values);
            case ChannelSoftmax _ ->
                scaledBack(layer, scaled(layer, values, channels).softmax(1), values);
        };
    }

    /**
     * A function of each element, linear about its input: {@code y + slope (x - x0)}, where {@code x0} is the number that
     * {@code x} is. The library knows few of the functions, so their results and slopes are those of the layer itself.
     */
    private static NDArray elements(HostLayer layer, NDArray values, int channels) {
        NDArray point = values.stopGradient();
        float[] inputs = point.toFloatArray();
        float[] ones = new float[inputs.length];
        Arrays.fill(ones, 1f);
        Shape shape = values.getShape();
        NDArray results = Tensors.copy(values.getManager(), layer.results(inputs, channels), shape);
        NDArray slopes = Tensors.copy(values.getManager(), layer.backward(inputs, ones, channels), shape);
        return values.sub(point).mul(slopes).add(results);
    }

    /** Positions x channels, in units of the function. */
    private static NDArray scaled(HostLayer layer, NDArray values, int channels) {
        return Tensors.scale(values.reshape(-1, channels), layer.inputUnit());
    }

    private static NDArray scaledBack(HostLayer layer, NDArray results, NDArray values) {
        return Tensors.scale(results, 1 / layer.outputUnit()).reshape(values.getShape());
    }

    private static NDArray normalized(LayerNormalization normalization, NDArray values) {
        int[] channels = {1};
        NDArray differences = values.sub(values.mean(channels, true));
        NDArray variance = differences.mul(differences).mean(channels, true);
        NDArray smallest = values.getManager().full(new Shape(1), Math.max(normalization.epsilon(), LEAST_VARIANCE));
        return differences.div(variance.add(smallest).sqrt());
    }
}
