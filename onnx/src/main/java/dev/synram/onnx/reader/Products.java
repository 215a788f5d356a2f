package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.network.file.NetworkSize;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Dense;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Operators that multiply with weights, and those that are folded into weights. */
final class Products {

    private final Map<String, Product> byName = new TreeMap<>();

    Map<String, Operator> operators() {
        return Map.of(
                "Gemm", this::gemm,
                "MatMul", this::matMul,
                "Conv", this::conv,
                "Add", this::add,
                "BatchNormalization", this::batchNorm);
    }

    /** The multiplication of a layer. */
    @Nullable
    Product of(String layer) {
        return byName.get(layer);
    }

    private Activation result(Product product, int[] dimensions) {
        byName.put(product.name(), product);
        return Activation.of(product.flow(), dimensions).producedBy(product);
    }

    private Value gemm(Operation operation) {
        Activation input = operation.activation(0);
        operation.requireAttribute("transA", 0, "transpose the input before it");
        float alpha = operation.real("alpha", 1);
        float beta = operation.real("beta", 1);
        Constant matrix = matrix(operation);
        boolean transposed = operation.integer("transB", 0) != 0;
        int inputs = matrix.dimensions()[transposed ? 1 : 0];
        int outputs = matrix.dimensions()[transposed ? 0 : 1];
        float[] weights = new float[inputs * outputs];
        for (int i = 0; i < inputs; i++) {
            for (int o = 0; o < outputs; o++) {
                weights[i * outputs + o] = alpha * matrix.values()[transposed ? o * inputs + i : i * outputs + o];
            }
        }
        Constant offsets = operation.optionalConstant(2);
        float[] bias = offsets == null ? null : perOutput(operation, offsets, outputs);
        for (int o = 0; bias != null && o < outputs; o++) {
            bias[o] *= beta;
        }
        return dense(operation, input, weights, inputs, outputs, bias);
    }

    private Value matMul(Operation operation) {
        Activation input = operation.activation(0);
        Constant matrix = matrix(operation);
        int outputs = matrix.dimensions()[1];
        return dense(operation, input, matrix.values(), matrix.dimensions()[0], outputs, null);
    }

    private static Constant matrix(Operation operation) {
        Constant matrix = operation.constant(1);
        if (matrix.dimensions().length != 2) {
            throw operation.refused(
                    "input 1 has dimensions %s; expected a matrix".formatted(Arrays.toString(matrix.dimensions())));
        }
        return matrix;
    }

    private static float[] perOutput(Operation operation, Constant offsets, int outputs) {
        float[] values = new float[outputs];
        if (offsets.values().length == 1) {
            Arrays.fill(values, offsets.values()[0]);
        } else if (offsets.values().length == outputs) {
            System.arraycopy(offsets.values(), 0, values, 0, outputs);
        } else {
            throw operation.refused("a bias of dimensions %s does not fit %d outputs"
                    .formatted(Arrays.toString(offsets.dimensions()), outputs));
        }
        return values;
    }

    private Activation dense(
            Operation operation, Activation input, float[] weights, int inputs, int outputs, float @Nullable [] bias) {
        if (input.dimensions().length != 1 || input.dimensions()[0] != inputs) {
            throw operation.refused("samples with dimensions %s do not fit a matrix of %d x %d; flatten them first"
                    .formatted(Arrays.toString(input.dimensions()), inputs, outputs));
        }
        float[] inMemory = new float[weights.length];
        for (int i = 0; i < inputs; i++) {
            System.arraycopy(weights, i * outputs, inMemory, input.order()[i] * outputs, outputs);
        }
        Product product = new Product(operation.name(), input.flow(), new Dense(outputs), inMemory, bias);
        return result(product, new int[] {outputs});
    }

    private Value conv(Operation operation) {
        Activation input = operation.activation(0);
        Constant kernels = operation.constant(1);
        int[] shape = kernels.dimensions();
        int[] taps = Arrays.copyOfRange(shape, Math.min(2, shape.length), shape.length);
        if (!Arrays.equals(operation.integers("kernel_shape", taps), taps)) {
            throw operation.refused("kernel_shape differs from the kernels' dimensions " + Arrays.toString(shape));
        }
        Window window = Windows.of(operation, taps, input.dimensions(), input.padding());
        int groups = operation.integer("group", 1);
        Flow image = input.image();
        int channels = image.shape().channels();
        int outputs = shape[0];
        if (groups < 1 || channels % groups != 0 || outputs % groups != 0 || shape[1] != channels / groups) {
            throw operation.refused("kernels with dimensions %s in %d groups do not fit %d channels"
                    .formatted(Arrays.toString(shape), groups, channels));
        }
        Conv2d layer = new Conv2d(outputs, window, groups, Bias.NONE);
        Shape results = layer.outputShape(image.shape());
        long elements = (long) results.height() * results.width() * window.taps() * channels;
        if (elements > NetworkSize.MOST_IM2COL_ELEMENTS) {
            throw operation.refused(
                    "it gathers vectors of %d elements together from one sample; at most %d are supported"
                            .formatted(elements, NetworkSize.MOST_IM2COL_ELEMENTS));
        }
        Constant offsets = operation.optionalConstant(2);
        float[] bias = offsets == null ? null : perOutput(operation, offsets, outputs);
        float[] weights = unrolled(kernels.values(), outputs, channels, groups, window.taps());
        int[] dimensions = input.dimensions().length == 2
                ? new int[] {outputs, results.width()}
                : new int[] {outputs, results.height(), results.width()};
        return result(new Product(operation.name(), image, layer, weights, bias), dimensions);
    }

    /** Kernels of outputs x channels of a group x taps as a matrix of (taps x all channels) x outputs. */
    private static float[] unrolled(float[] kernels, int outputs, int channels, int groups, int taps) {
        int each = channels / groups;
        float[] weights = new float[Math.multiplyExact(taps * channels, outputs)];
        for (int o = 0; o < outputs; o++) {
            int first = o / (outputs / groups) * each;
            for (int c = 0; c < each; c++) {
                for (int tap = 0; tap < taps; tap++) {
                    weights[(tap * channels + first + c) * outputs + o] = kernels[(o * each + c) * taps + tap];
                }
            }
        }
        return weights;
    }

    private Value add(Operation operation) {
        Value first = operation.required(0);
        Value second = operation.required(1);
        if (first instanceof Activation a && second instanceof Activation b) {
            return Joins.add(operation, a, b);
        }
        Activation input = operation.activation(first instanceof Activation ? 0 : 1);
        Constant offsets = operation.constant(first instanceof Activation ? 1 : 0);
        Product product = input.product();
        if (product == null || !operation.isOnlyUse()) {
            throw operation.refused(
                    "a constant can only be added to the results of a Conv, Gemm or MatMul without other "
                            + "consumers; train the network without this constant");
        }
        int channelAxis = offsets.dimensions().length - input.dimensions().length;
        for (int i = 0; i < offsets.dimensions().length; i++) {
            if (i != channelAxis && offsets.dimensions()[i] != 1) {
                throw operation.refused("a constant with dimensions %s is not one number per channel"
                        .formatted(Arrays.toString(offsets.dimensions())));
            }
        }
        return result(product.plus(perOutput(operation, offsets, product.outputs())), input.dimensions());
    }

    private Value batchNorm(Operation operation) {
        Activation input = operation.activation(0);
        float epsilon = operation.real("epsilon", 1e-5f);
        operation.real("momentum", 0);
        operation.requireAttribute("training_mode", 0, "export the network for inference");
        operation.requireAttribute("spatial", 1, "export the network with opset 9 or newer");
        int channels = input.dimensions()[0];
        float[] scale = perOutput(operation, operation.constant(1), channels);
        float[] offset = perOutput(operation, operation.constant(2), channels);
        float[] mean = perOutput(operation, operation.constant(3), channels);
        float[] variance = perOutput(operation, operation.constant(4), channels);
        float[] factors = new float[channels];
        float[] offsets = new float[channels];
        for (int c = 0; c < channels; c++) {
            double factor = scale[c] / Math.sqrt((double) variance[c] + epsilon);
            factors[c] = (float) factor;
            offsets[c] = (float) (offset[c] - factor * mean[c]);
        }
        Product product = input.product();
        if (product != null && operation.isOnlyUse()) {
            return result(product.then(factors, offsets), input.dimensions());
        }
        return input.dimensions().length > 1
                ? result(channelwise(operation, input.image(), factors, offsets), input.dimensions())
                : elementwise(operation, input, factors, offsets);
    }

    /** The elements of a vector are its channels, which may be in another order in memory. */
    private Activation elementwise(Operation operation, Activation input, float[] factors, float[] offsets) {
        float[] inMemory = new float[factors.length];
        float[] offsetsInMemory = new float[factors.length];
        for (int i = 0; i < factors.length; i++) {
            inMemory[input.order()[i]] = factors[i];
            offsetsInMemory[input.order()[i]] = offsets[i];
        }
        Product product = channelwise(operation, Joins.vector(input.flow()), inMemory, offsetsInMemory);
        return result(product, input.dimensions()).viewed(input.dimensions(), input.order());
    }

    /**
     * A normalization that follows no multiplication becomes one: a convolution of each channel with a single weight.
     */
    private static Product channelwise(Operation operation, Flow input, float[] factors, float[] offsets) {
        int channels = factors.length;
        float[] weights = new float[Math.multiplyExact(channels, channels)];
        for (int c = 0; c < channels; c++) {
            weights[c * channels + c] = factors[c];
        }
        Conv2d layer = new Conv2d(channels, Window.square(1), channels, Bias.NONE);
        return new Product(operation.name(), input, layer, weights, offsets);
    }
}
