package dev.synram.onnx.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Nodes that only change how results or constants are viewed: they cost nothing on a chip. */
final class Views {

    private Views() {}

    static Map<String, Operator> operators() {
        return Map.of(
                "Identity", operation -> operation.required(0),
                "Dropout", Views::dropout,
                "Flatten", Views::flatten,
                "Reshape", Views::reshape,
                "Squeeze", Views::squeeze,
                "Unsqueeze", Views::unsqueeze,
                "Transpose", Views::transpose,
                "Pad", Views::pad);
    }

    private static Value dropout(Operation operation) {
        operation.real("ratio", 0);
        operation.integer("seed", 0);
        return operation.required(0);
    }

    private static Value flatten(Operation operation) {
        Activation input = operation.activation(0);
        int axis = operation.axis(operation.integer("axis", 1), input.dimensions().length + 2);
        if (axis != 1) {
            throw operation.refused("axis is %d; samples can only be flattened from axis 1".formatted(axis));
        }
        return input.viewed(new int[] {Constant.size(input.dimensions())}, input.order());
    }

    private static Value reshape(Operation operation) {
        Value input = operation.required(0);
        int[] wanted = operation.inputCount() > 1 ? operation.constant(1).integers() : operation.integers("shape");
        boolean copyZero = operation.integer("allowzero", 0) == 0;
        if (input instanceof Constant constant) {
            int[] dimensions = resolved(operation, wanted, constant.dimensions(), constant.values().length, copyZero);
            return constant.shaped(dimensions);
        }
        Activation activation = operation.activation(0);
        int size = activation.order().length;
        if (wanted.length < 2 || !copyZero) {
            throw operation.refused(
                    "it reshapes to %s; the batch must stay the first dimension".formatted(Arrays.toString(wanted)));
        }
        int[] ofSample = Arrays.copyOfRange(wanted, 1, wanted.length);
        for (int i = 0; i < ofSample.length; i++) {
            if (ofSample[i] == 0 && i < activation.dimensions().length) {
                ofSample[i] = activation.dimensions()[i];
            }
        }
        boolean restIsBatch = wanted[0] == -1 && Arrays.stream(ofSample).allMatch(d -> d > 0);
        boolean batchStays = wanted[0] >= 0 || restIsBatch;
        int[] dimensions = resolved(operation, ofSample, new int[0], size, false);
        if (!batchStays) {
            throw operation.refused(
                    "it reshapes to %s; the batch must stay the first dimension".formatted(Arrays.toString(wanted)));
        }
        return activation.viewed(dimensions, activation.order());
    }

    private static int[] resolved(Operation operation, int[] wanted, int[] before, int size, boolean copyZero) {
        int[] dimensions = wanted.clone();
        int open = -1;
        long known = 1;
        for (int i = 0; i < dimensions.length; i++) {
            if (dimensions[i] == 0 && copyZero && i < before.length) {
                dimensions[i] = before[i];
            }
            if (dimensions[i] == -1 && open < 0) {
                open = i;
            } else {
                known *= dimensions[i];
            }
        }
        if (open >= 0 && known > 0 && size % known == 0) {
            dimensions[open] = (int) (size / known);
            known = size;
        }
        if (known != size || Arrays.stream(dimensions).anyMatch(d -> d < 0)) {
            throw operation.refused(
                    "%d elements cannot be reshaped to dimensions %s".formatted(size, Arrays.toString(wanted)));
        }
        return dimensions;
    }

    private static int[] axes(Operation operation) {
        Constant given = operation.optionalConstant(1);
        return given == null ? operation.integers("axes") : given.integers();
    }

    private static Value squeeze(Operation operation) {
        Value input = operation.required(0);
        int[] before = input.dimensionsWithBatch();
        List<Integer> taken = new ArrayList<>();
        for (int axis : axes(operation)) {
            taken.add(operation.axis(axis, before.length));
        }
        List<Integer> after = new ArrayList<>();
        for (int i = 0; i < before.length; i++) {
            boolean goes = taken.isEmpty() ? before[i] == 1 : taken.contains(i);
            if (goes && before[i] != 1) {
                throw operation.refused("axis %d has %d elements and cannot be removed".formatted(i, before[i]));
            }
            if (!goes) {
                after.add(before[i]);
            }
        }
        return viewed(operation, input, after);
    }

    private static Value unsqueeze(Operation operation) {
        Value input = operation.required(0);
        int[] before = input.dimensionsWithBatch();
        int[] axes = axes(operation);
        int rank = before.length + axes.length;
        List<Integer> after = new ArrayList<>();
        for (int dimension : before) {
            after.add(dimension);
        }
        for (int axis :
                Arrays.stream(axes).map(a -> operation.axis(a, rank)).sorted().toArray()) {
            if (axis > after.size()) {
                throw operation.refused("axes %s leave gaps".formatted(Arrays.toString(axes)));
            }
            after.add(axis, 1);
        }
        return viewed(operation, input, after);
    }

    private static Value viewed(Operation operation, Value input, List<Integer> dimensions) {
        int[] all = dimensions.stream().mapToInt(Integer::intValue).toArray();
        if (input instanceof Constant constant) {
            return constant.shaped(all);
        }
        if (all.length < 2 || all[0] != 0) {
            throw operation.refused("the batch must stay the first dimension");
        }
        Activation activation = operation.activation(0);
        return activation.viewed(Arrays.copyOfRange(all, 1, all.length), activation.order());
    }

    private static Value transpose(Operation operation) {
        Value input = operation.required(0);
        int[] before = input.dimensionsWithBatch();
        int[] reversed = new int[before.length];
        Arrays.setAll(reversed, i -> before.length - 1 - i);
        int[] permutation = operation.integers("perm", reversed);
        int[] sorted = permutation.clone();
        Arrays.sort(sorted);
        int[] identity = new int[before.length];
        Arrays.setAll(identity, i -> i);
        if (!Arrays.equals(sorted, identity)) {
            throw operation.refused("perm is %s, which is not a permutation of %d axes"
                    .formatted(Arrays.toString(permutation), before.length));
        }
        int[] after = Arrays.stream(permutation).map(axis -> before[axis]).toArray();
        if (input instanceof Constant constant) {
            int[] from = sources(before, permutation, constant.values().length);
            float[] values = new float[from.length];
            for (int i = 0; i < from.length; i++) {
                values[i] = constant.values()[from[i]];
            }
            return new Constant(after, values);
        }
        if (permutation[0] != 0) {
            throw operation.refused(
                    "perm is %s; the batch must stay the first dimension".formatted(Arrays.toString(permutation)));
        }
        Activation activation = operation.activation(0);
        int[] withoutBatch = new int[permutation.length - 1];
        Arrays.setAll(withoutBatch, i -> permutation[i + 1] - 1);
        int[] from = sources(activation.dimensions(), withoutBatch, activation.order().length);
        int[] order = Arrays.stream(from).map(i -> activation.order()[i]).toArray();
        return activation.viewed(Arrays.copyOfRange(after, 1, after.length), order);
    }

    /** For each element after a transposition, its index before. */
    private static int[] sources(int[] before, int[] permutation, int size) {
        int[] strides = new int[before.length];
        int stride = 1;
        for (int axis = before.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= before[axis];
        }
        int[] sources = new int[size];
        for (int i = 0; i < size; i++) {
            int rest = i;
            for (int axis = permutation.length - 1; axis >= 0; axis--) {
                int dimension = before[permutation[axis]];
                sources[i] += rest % dimension * strides[permutation[axis]];
                rest /= dimension;
            }
        }
        return sources;
    }

    private static Value pad(Operation operation) {
        Activation input = operation.activation(0);
        String mode = operation.text("mode", "constant");
        Constant fill = operation.optionalConstant(2);
        float value = fill == null ? operation.real("value", 0) : fill.values()[0];
        if (!mode.equals("constant") || value != 0) {
            throw operation.refused("it pads by mode '%s' with %s; only zeros are supported".formatted(mode, value));
        }
        Constant given = operation.optionalConstant(1);
        int[] pads = given == null ? operation.integers("pads") : given.integers();
        int rank = input.dimensions().length + 1;
        if (operation.input(3) != null || pads.length != 2 * rank) {
            throw operation.refused("%d numbers for %d axes; expected two for each".formatted(pads.length, rank));
        }
        int[] spatial = new int[2 * Math.max(0, rank - 2)];
        for (int i = 0; i < pads.length; i++) {
            boolean isSpatial = i % rank >= 2;
            if (pads[i] < 0 || (!isSpatial && pads[i] != 0)) {
                throw operation.refused(
                        "pads are %s; only rows and columns can be padded".formatted(Arrays.toString(pads)));
            }
            if (isSpatial) {
                spatial[i / rank * (rank - 2) + i % rank - 2] = pads[i];
            }
        }
        return Arrays.stream(pads).allMatch(p -> p == 0) ? input : input.padded(spatial);
    }
}
