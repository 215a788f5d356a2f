package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.Pool;
import dev.synram.network.shape.Window;
import java.util.Arrays;
import java.util.Map;

/** Operators that a chip's processors or the host apply to results: limits, pooling, softmax. */
final class Elements {

    private Elements() {}

    static Map<String, Operator> operators() {
        return Map.of(
                "Relu", Elements::relu,
                "Clip", Elements::clip,
                "MaxPool", operation -> pool(operation, Pool.Mode.MAX),
                "AveragePool", operation -> pool(operation, Pool.Mode.AVERAGE),
                "GlobalAveragePool", Elements::globalAveragePool,
                "ReduceMean", Elements::reduceMean,
                "Softmax", Elements::softmax,
                "ArgMax", Elements::argMax,
                "Concat", Elements::concatenate);
    }

    private static Value relu(Operation operation) {
        Activation input = operation.activation(0);
        return input.then(input.flow().relu().named(operation.name()));
    }

    private static Value clip(Operation operation) {
        Activation input = operation.activation(0);
        float low = limit(operation, 1, "min", Float.NEGATIVE_INFINITY);
        float high = limit(operation, 2, "max", Float.POSITIVE_INFINITY);
        if (low != 0 || !(high > 0)) {
            throw operation.refused(
                    "it limits to %s..%s; only 0 to a number above 0 is supported".formatted(low, high));
        }
        return input.then(input.flow().relu(high).named(operation.name()));
    }

    private static float limit(Operation operation, int index, String attribute, float otherwise) {
        float value = operation.real(attribute, otherwise);
        Constant constant = operation.optionalConstant(index);
        if (constant != null && constant.values().length == 1) {
            value = constant.values()[0];
        }
        return Math.abs(value) == Float.MAX_VALUE ? Math.signum(value) * Float.POSITIVE_INFINITY : value;
    }

    private static Value pool(Operation operation, Pool.Mode mode) {
        Activation input = operation.activation(0);
        Window window = Windows.of(operation, operation.integers("kernel_shape"), input.dimensions(), new int[0]);
        boolean padded = window.vertical().before() + window.vertical().after() > 0
                || window.horizontal().before() + window.horizontal().after() > 0;
        int counted = operation.integer("count_include_pad", 0);
        if (mode == Pool.Mode.AVERAGE && padded && counted != 0) {
            throw operation.refused(
                    "count_include_pad is %d with padding; exclude the padding from averages (count_include_pad=False)"
                            .formatted(counted));
        }
        operation.integer("storage_order", 0);
        try {
            Flow pooled = input.image().then(new Pool(mode, window)).named(operation.name());
            int[] dimensions = input.dimensions().length == 2
                    ? new int[] {input.dimensions()[0], pooled.shape().width()}
                    : new int[] {
                        input.dimensions()[0],
                        pooled.shape().height(),
                        pooled.shape().width()
                    };
            return Activation.of(pooled, dimensions);
        } catch (IllegalArgumentException e) {
            throw operation.refused(String.valueOf(e.getMessage()));
        }
    }

    private static Value globalAveragePool(Operation operation) {
        return averaged(operation, operation.activation(0), true);
    }

    private static Value reduceMean(Operation operation) {
        Activation input = operation.activation(0);
        Constant given = operation.optionalConstant(1);
        int[] axes = given == null ? operation.integers("axes") : given.integers();
        int rank = input.dimensions().length + 1;
        int[] sorted = Arrays.stream(axes)
                .map(axis -> operation.axis(axis, rank))
                .sorted()
                .toArray();
        int[] spatial = new int[Math.max(0, rank - 2)];
        Arrays.setAll(spatial, i -> i + 2);
        if (spatial.length == 0 || !Arrays.equals(sorted, spatial)) {
            throw operation.refused("it averages over axes %s; only the mean of each channel is supported, axes %s"
                    .formatted(Arrays.toString(axes), Arrays.toString(spatial)));
        }
        operation.integer("noop_with_empty_axes", 0);
        return averaged(operation, input, operation.integer("keepdims", 1) != 0);
    }

    private static Activation averaged(Operation operation, Activation input, boolean keepAxes) {
        if (input.dimensions().length < 2) {
            throw operation.refused("it takes images; samples with dimensions %s are not images"
                    .formatted(Arrays.toString(input.dimensions())));
        }
        Flow means = input.image().then(new GlobalAveragePool()).named(operation.name());
        int[] dimensions = new int[keepAxes ? input.dimensions().length : 1];
        Arrays.fill(dimensions, 1);
        dimensions[0] = input.dimensions()[0];
        return Activation.of(means, dimensions);
    }

    private static Value softmax(Operation operation) {
        Activation input = operation.activation(0);
        requireWholeVector(operation, input, operation.integer("axis", operation.opset() < 13 ? 1 : -1));
        return input.then(input.flow().softmax().named(operation.name()));
    }

    private static Value argMax(Operation operation) {
        Activation input = operation.activation(0);
        requireWholeVector(operation, input, operation.integer("axis", 0));
        operation.requireAttribute("select_last_index", 0, "select the first of equal results");
        operation.integer("keepdims", 1);
        if (!input.isInOrder()) {
            throw operation.refused("the order of its input was changed; apply it before the Reshape or Transpose");
        }
        return Activation.of(input.flow().argMax().named(operation.name()), new int[] {1});
    }

    private static void requireWholeVector(Operation operation, Activation input, int axis) {
        int rank = input.dimensions().length + 1;
        if (rank != 2 || operation.axis(axis, rank) != 1) {
            throw operation.refused(
                    "it works along axis %d of samples with dimensions %s; only whole vectors are supported"
                            .formatted(axis, Arrays.toString(input.dimensions())));
        }
    }

    private static Value concatenate(Operation operation) {
        boolean allConstant = true;
        for (int i = 0; i < operation.inputCount(); i++) {
            allConstant &= operation.required(i) instanceof Constant;
        }
        return allConstant ? Constants.concatenate(operation) : Joins.concatenate(operation);
    }
}
