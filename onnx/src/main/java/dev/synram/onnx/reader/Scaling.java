package dev.synram.onnx.reader;

import dev.synram.onnx.tensor.Broadcast;
import dev.synram.onnx.tensor.Constant;
import java.util.Arrays;
import java.util.Map;

/** Operators that scale and shift results by constants: they are folded into weights where that is exact. */
final class Scaling {

    private Scaling() {}

    static Map<String, Operator> operators() {
        return Map.of(
                "Add", Scaling::add,
                "Sub", Scaling::subtract,
                "Mul", Scaling::multiply,
                "Div", Scaling::divide,
                "Neg", Scaling::negate,
                "BatchNormalization", Scaling::batchNorm);
    }

    private static Value add(Operation operation) {
        if (joinsResults(operation)) {
            return Joins.add(operation);
        }
        int results = indexOfResults(operation);
        return scaled(operation, results, 1, operation.reals(1 - results), 1);
    }

    private static Value subtract(Operation operation) {
        if (joinsResults(operation)) {
            return Joins.subtract(operation);
        }
        int results = indexOfResults(operation);
        float sign = results == 0 ? 1 : -1;
        return scaled(operation, results, sign, operation.reals(1 - results), -sign);
    }

    private static Value negate(Operation operation) {
        return scaled(operation, 0, -1, new Constant(new int[0], new float[1], Constant.Type.REAL), 1);
    }

    private static Value multiply(Operation operation) {
        if (joinsResults(operation)) {
            return Gates.multiply(operation);
        }
        int results = indexOfResults(operation);
        Activation input = operation.unpadded(results);
        float[] factors = broadcast(operation, input, operation.reals(1 - results));
        return applied(operation, results, new Affine(operation.name(), factors, new float[factors.length]));
    }

    private static Value divide(Operation operation) {
        if (!(operation.required(0) instanceof Activation)) {
            throw operation.refused("it divides by results of layers; a chip divides by constants only");
        }
        Activation input = operation.unpadded(0);
        float[] divisors = broadcast(operation, input, operation.reals(1));
        float[] factors = new float[divisors.length];
        for (int i = 0; i < factors.length; i++) {
            if (divisors[i] == 0) {
                throw operation.refused("it divides by 0");
            }
            factors[i] = 1 / divisors[i];
        }
        return applied(operation, 0, new Affine(operation.name(), factors, new float[factors.length]));
    }

    private static boolean joinsResults(Operation operation) {
        return operation.required(0) instanceof Activation && operation.required(1) instanceof Activation;
    }

    private static int indexOfResults(Operation operation) {
        return operation.required(0) instanceof Activation ? 0 : 1;
    }

    /** {@code factor * results + sign * offsets}. */
    private static Activation scaled(Operation operation, int index, float factor, Constant offsets, float sign) {
        Activation input = operation.unpadded(index);
        float[] added = broadcast(operation, input, offsets);
        float[] factors = new float[added.length];
        Arrays.fill(factors, factor);
        for (int i = 0; i < added.length; i++) {
            added[i] *= sign;
        }
        return applied(operation, index, new Affine(operation.name(), factors, added));
    }

    /** The numbers of a constant for each element of a sample, in the order of memory. */
    static float[] broadcast(Operation operation, Activation input, Constant constant) {
        int[] own = constant.dimensions();
        int[] all = input.dimensionsWithBatch();
        all[0] = 1;
        if (!Arrays.equals(Broadcast.dimensions(own, all), all)) {
            throw operation.refused(
                    "a constant with dimensions %s is not one number for each sample, channel or element of %s"
                            .formatted(Arrays.toString(own), Arrays.toString(input.dimensions())));
        }
        int[] indices = Broadcast.indices(own, all);
        float[] values = new float[indices.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = constant.values()[indices[i]];
        }
        return input.inMemory(values);
    }

    /** Results with factors and offsets: folded into the multiplication before them, or still to be applied. */
    static Activation applied(Operation operation, int index, Affine affine) {
        Activation input = operation.unpadded(index);
        Product product = input.product();
        if (product != null
                && input.affine().isNone()
                && operation.isOnlyUse(index)
                && affine.isChannelwise(product.outputs())) {
            return operation.draft().resultLike(product.then(affine), input);
        }
        return input.scaled(affine);
    }

    private static Value batchNorm(Operation operation) {
        Activation input = operation.unpadded(0);
        float epsilon = operation.real("epsilon", 1e-5f);
        operation.ignore("momentum");
        operation.requireAttribute("training_mode", 0, "export the network for inference");
        operation.requireAttribute("spatial", 1, "export the network with opset 9 or newer");
        int channels = input.dimensions()[0];
        float[] scale = perChannel(operation, 1, channels);
        float[] offset = perChannel(operation, 2, channels);
        float[] mean = perChannel(operation, 3, channels);
        float[] variance = perChannel(operation, 4, channels);
        float[] factors = new float[input.size()];
        float[] offsets = new float[factors.length];
        int each = factors.length / channels;
        for (int i = 0; i < factors.length; i++) {
            int c = i / each;
            double factor = scale[c] / Math.sqrt((double) variance[c] + epsilon);
            factors[i] = (float) factor;
            offsets[i] = (float) (offset[c] - factor * mean[c]);
        }
        return applied(operation, 0, new Affine(operation.name(), input.inMemory(factors), input.inMemory(offsets)));
    }

    private static float[] perChannel(Operation operation, int index, int channels) {
        Constant values = operation.reals(index);
        if (values.rank() != 1 || values.size() != channels) {
            throw operation.refused("input %s has dimensions %s; expected one number for each of %s channels"
                    .formatted(index, Arrays.toString(values.dimensions()), channels));
        }
        return values.values();
    }
}
