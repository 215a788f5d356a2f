package dev.synram.onnx.reader;

import dev.synram.network.file.NetworkSize;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Dense;
import dev.synram.network.shape.Axis;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import dev.synram.onnx.tensor.Constant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operators that multiply with weights. */
final class Products {

    private Products() {}

    static Map<String, Operator> operators() {
        return Map.of("Gemm", Products::gemm, "MatMul", Products::matMul, "Conv", Products::conv);
    }

    private static Value gemm(Operation operation) {
        Activation input = operation.unpadded(0);
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
        float[] bias = operation.input(2) == null ? null : gemmBias(operation, outputs);
        for (int o = 0; bias != null && o < outputs; o++) {
            bias[o] *= beta;
        }
        requireVectors(operation, input, inputs, outputs);
        return dense(operation, input, weights, inputs, outputs, bias);
    }

    /** The addend, which is broadcast to batch x outputs: one number for all, or one for each output. */
    private static float[] gemmBias(Operation operation, int outputs) {
        Constant offsets = operation.reals(2);
        int[] dimensions = offsets.dimensions();
        boolean oneRow = dimensions.length < 2 || (dimensions.length == 2 && dimensions[0] == 1);
        int columns = dimensions.length == 0 ? 1 : dimensions[dimensions.length - 1];
        if (!oneRow || (columns != 1 && columns != outputs)) {
            throw operation.refused(
                    "its addend has dimensions %s, which are not one number for each of %s outputs; give a vector"
                            .formatted(Arrays.toString(dimensions), outputs));
        }
        float[] bias = new float[outputs];
        for (int o = 0; o < outputs; o++) {
            bias[o] = offsets.values()[columns == 1 ? 0 : o];
        }
        return bias;
    }

    private static Value matMul(Operation operation) {
        Activation input = operation.unpadded(0);
        Constant matrix = matrix(operation);
        int inputs = matrix.dimensions()[0];
        int outputs = matrix.dimensions()[1];
        int rank = input.dimensions().length;
        if (rank == 1) {
            requireVectors(operation, input, inputs, outputs);
            return dense(operation, input, matrix.values(), inputs, outputs, null);
        }
        if (input.dimensions()[rank - 1] != inputs) {
            throw unfit(operation, input, inputs, outputs);
        }
        Activation channelsFirst = input.withFirst(rank - 1);
        int[] dimensions = channelsFirst.dimensions().clone();
        dimensions[0] = outputs;
        Conv2d layer = new Conv2d(outputs, Window.square(1));
        return convolved(operation, channelsFirst, layer, matrix.values(), null, dimensions)
                .withFirstAt(rank - 1);
    }

    private static Constant matrix(Operation operation) {
        Constant matrix = operation.reals(1);
        if (matrix.rank() != 2) {
            throw operation.refused(
                    "input 1 has dimensions %s; expected a matrix".formatted(Arrays.toString(matrix.dimensions())));
        }
        return matrix;
    }

    private static void requireVectors(Operation operation, Activation input, int inputs, int outputs) {
        if (input.dimensions().length != 1 || input.dimensions()[0] != inputs) {
            throw unfit(operation, input, inputs, outputs);
        }
    }

    private static RuntimeException unfit(Operation operation, Activation input, int inputs, int outputs) {
        return operation.refused("samples with dimensions %s do not fit a matrix of %s x %s; flatten them first"
                .formatted(Arrays.toString(input.dimensions()), inputs, outputs));
    }

    private static Activation dense(
            Operation operation, Activation input, float[] weights, int inputs, int outputs, float @Nullable [] bias) {
        float[] inMemory = new float[weights.length];
        for (int i = 0; i < inputs; i++) {
            System.arraycopy(weights, i * outputs, inMemory, input.order()[i] * outputs, outputs);
        }
        Product product = new Product(operation.name(), input.flow(), new Dense(outputs), inMemory, bias);
        return operation.draft().result(product.after(input.affine()), new int[] {outputs});
    }

    private static Value conv(Operation operation) {
        Activation input = operation.pending(0).padsChannels() ? operation.activation(0) : operation.pending(0);
        Constant kernels = operation.reals(1);
        int[] shape = kernels.dimensions();
        int[] taps = Arrays.copyOfRange(shape, Math.min(2, shape.length), shape.length);
        if (!Arrays.equals(operation.integers("kernel_shape", taps), taps)) {
            throw operation.refused("kernel_shape differs from the kernels' dimensions " + Arrays.toString(shape));
        }
        Window window = Windows.of(operation, taps, input.dimensions(), input.spatialPadding());
        int groups = operation.integer("group", 1);
        int channels = input.dimensions()[0];
        int outputs = shape[0];
        if (groups < 1 || channels % groups != 0 || outputs % groups != 0 || shape[1] != channels / groups) {
            throw operation.refused("kernels with dimensions %s in %s groups do not fit %s channels"
                    .formatted(Arrays.toString(shape), groups, channels));
        }
        Conv2d layer = new Conv2d(outputs, window, groups, Bias.NONE);
        Shape results = layer.outputShape(Activation.imageShape(input.dimensions()));
        long elements = (long) results.height() * results.width() * window.taps() * channels;
        if (elements > NetworkSize.MOST_IM2COL_ELEMENTS) {
            throw operation.refused(
                    "it gathers vectors of %s elements together from one sample; at most %s are supported"
                            .formatted(elements, NetworkSize.MOST_IM2COL_ELEMENTS));
        }
        operation.draft().budget().take((long) window.taps() * channels * outputs, Float.BYTES);
        float[] weights = unrolled(kernels.values(), outputs, channels, groups, window.taps());
        int[] dimensions = input.dimensions().length == 2
                ? new int[] {outputs, results.width()}
                : new int[] {outputs, results.height(), results.width()};
        return convolved(operation, input, layer, weights, convBias(operation, outputs), dimensions);
    }

    private static float @Nullable [] convBias(Operation operation, int outputs) {
        if (operation.input(2) == null) {
            return null;
        }
        Constant offsets = operation.reals(2);
        if (offsets.rank() != 1 || offsets.size() != outputs) {
            throw operation.refused("a bias of dimensions %s does not fit %s outputs"
                    .formatted(Arrays.toString(offsets.dimensions()), outputs));
        }
        return offsets.values();
    }

    private static Activation convolved(
            Operation operation,
            Activation input,
            Conv2d layer,
            float[] weights,
            float @Nullable [] bias,
            int[] dimensions) {
        int channels = input.dimensions()[0];
        boolean isPadded =
                isPadded(layer.window().vertical()) || isPadded(layer.window().horizontal());
        boolean folds = input.affine().isChannelwise(channels)
                && !(isPadded && input.affine().hasOffsets());
        Activation taken = folds ? input : operation.draft().scaled(input);
        Product product = new Product(operation.name(), taken.image(), layer, weights, bias);
        return operation.draft().result(product.after(taken.affine()), dimensions);
    }

    private static boolean isPadded(Axis axis) {
        return axis.before() + axis.after() > 0;
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
}
