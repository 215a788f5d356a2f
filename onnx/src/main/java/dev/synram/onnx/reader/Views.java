package dev.synram.onnx.reader;

import ai.onnx.proto.OnnxMl.TensorProto;
import dev.synram.onnx.tensor.Constant;
import dev.synram.onnx.tensor.TensorReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Nodes that only change how results or constants are viewed: they cost nothing on a chip. */
final class Views {

    private Views() {}

    static Map<String, Operator> operators() {
        return Map.ofEntries(
                Map.entry("Identity", operation -> operation.required(0)),
                Map.entry("Cast", Views::cast),
                Map.entry("Dropout", Views::dropout),
                Map.entry("Shape", Views::shape),
                Map.entry("Size", Views::size),
                Map.entry("Flatten", Views::flatten),
                Map.entry("Reshape", Views::reshape),
                Map.entry("Squeeze", Views::squeeze),
                Map.entry("Unsqueeze", Views::unsqueeze),
                Map.entry("Transpose", Views::transpose),
                Map.entry("Pad", Views::pad));
    }

    /** Results of layers are floating-point numbers, but for indices of the largest. */
    private static Value cast(Operation operation) {
        operation.ignore("saturate", "round_mode");
        TensorProto.DataType wanted = TensorProto.DataType.forNumber(operation.integer("to", 1));
        boolean keeps = wanted != null && TensorReader.kind(wanted) == Constant.Type.REAL;
        if (!keeps && !operation.isMadeBy(0, "ArgMax")) {
            throw operation.refused("it casts results of layers to %s, which drops their fractions; cast constants only"
                    .formatted(wanted));
        }
        return operation.required(0);
    }

    private static Value dropout(Operation operation) {
        operation.ignore("ratio", "seed");
        Constant training = operation.optionalConstant(2);
        if (training != null && training.single() != 0) {
            throw operation.refused("training_mode is true; export the network for inference");
        }
        return operation.required(0);
    }

    private static Constant dimensions(Operation operation) {
        Value input = operation.required(0);
        int[] dimensions = input.dimensionsWithBatch();
        float[] values = new float[dimensions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == 0 && input instanceof Activation ? Constant.BATCH : dimensions[i];
        }
        return Constant.integers(values);
    }

    private static Value shape(Operation operation) {
        Constant dimensions = dimensions(operation);
        int from = bounded(operation.integer("start", 0), dimensions.size());
        int to = bounded(operation.integer("end", dimensions.size()), dimensions.size());
        return new ConstantValue(Constant.integers(Arrays.copyOfRange(dimensions.values(), from, Math.max(from, to))));
    }

    private static int bounded(int index, int rank) {
        return Math.clamp(index < 0 ? index + (long) rank : index, 0, rank);
    }

    private static Value size(Operation operation) {
        if (!(operation.required(0) instanceof ConstantValue value)) {
            throw operation.refused("it counts the elements of a whole batch; count those of a sample");
        }
        return new ConstantValue(Constant.integers(value.constant().size()).shaped());
    }

    private static Value flatten(Operation operation) {
        int given = operation.integer("axis", 1);
        if (operation.required(0) instanceof ConstantValue value) {
            Constant constant = value.constant();
            int axis = given < 0 ? given + constant.rank() : given;
            if (axis < 0 || axis > constant.rank()) {
                throw operation.refused(
                        "axis is %s; expected -%s to %s".formatted(given, constant.rank(), constant.rank()));
            }
            int rows = Constant.size(Arrays.copyOf(constant.dimensions(), axis));
            return new ConstantValue(constant.shaped(rows, rows == 0 ? 0 : constant.size() / rows));
        }
        Activation input = operation.unpadded(0);
        int axis = given < 0 ? given + input.rank() : given;
        if (axis != 1) {
            throw operation.refused("axis is %s; samples can only be flattened from axis 1".formatted(given));
        }
        return input.viewed(new int[] {input.size()}, input.order());
    }

    private static Value reshape(Operation operation) {
        Constant given = operation.inputCount() > 1 ? operation.constant(1) : null;
        float[] wanted = given == null ? floats(operation.integers("shape")) : given.values();
        boolean copiesZeros = operation.integer("allowzero", 0) == 0;
        if (operation.required(0) instanceof ConstantValue value) {
            Constant constant = value.constant();
            int[] numbers = Constant.integers(wanted).integers();
            int[] dimensions = resolved(operation, numbers, constant.dimensions(), constant.size(), copiesZeros);
            return new ConstantValue(constant.shaped(dimensions));
        }
        Activation input = operation.unpadded(0);
        if (wanted.length < 2) {
            throw moved(operation, wanted);
        }
        int[] ofSample =
                Constant.integers(Arrays.copyOfRange(wanted, 1, wanted.length)).integers();
        for (int i = 0; copiesZeros && i < Math.min(ofSample.length, input.dimensions().length); i++) {
            ofSample[i] = ofSample[i] == 0 ? input.dimensions()[i] : ofSample[i];
        }
        if (!keepsBatch(operation, wanted[0], ofSample, copiesZeros, input.size())) {
            throw moved(operation, wanted);
        }
        int[] dimensions = resolved(operation, ofSample, new int[0], input.size(), false);
        return input.viewed(dimensions, input.order());
    }

    /**
     * Whether the first dimension of a reshaped batch is the batch again: its size, a copied dimension, or what the fixed
     * dimensions of a sample leave over.
     */
    private static boolean keepsBatch(Operation operation, float first, int[] ofSample, boolean copiesZeros, int size) {
        long batch = operation.draft().batch();
        boolean isOpen = Arrays.stream(ofSample).anyMatch(dimension -> dimension == -1);
        boolean isWhole = Arrays.stream(ofSample).asLongStream().reduce(1, (a, b) -> a * b) == size;
        if (first == Constant.BATCH || (first == 0 && copiesZeros) || (first > 0 && first == batch)) {
            return true;
        }
        return !isOpen && isWhole && (first == -1 || (first == 1 && batch == 0));
    }

    private static RuntimeException moved(Operation operation, float[] wanted) {
        List<String> numbers = new ArrayList<>();
        for (float number : wanted) {
            numbers.add(number == Constant.BATCH ? "batch" : Float.isNaN(number) ? "of batch" : "" + (int) number);
        }
        return operation.refused("it reshapes to %s; the batch must stay the first dimension".formatted(numbers));
    }

    private static float[] floats(int[] numbers) {
        float[] values = new float[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers[i];
        }
        return values;
    }

    private static int[] resolved(Operation operation, int[] wanted, int[] before, int size, boolean copiesZeros) {
        int[] dimensions = wanted.clone();
        int open = -1;
        long known = 1;
        for (int i = 0; i < dimensions.length; i++) {
            if (dimensions[i] == 0 && copiesZeros && i < before.length) {
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
                    "%s elements cannot be reshaped to dimensions %s".formatted(size, Arrays.toString(wanted)));
        }
        return dimensions;
    }

    private static Value squeeze(Operation operation) {
        Value input = operation.required(0);
        int[] before = input.dimensionsWithBatch();
        List<Integer> taken = new ArrayList<>();
        for (int axis : operation.integers(1, "axes")) {
            taken.add(operation.axis(axis, before.length));
        }
        List<Integer> after = new ArrayList<>();
        for (int i = 0; i < before.length; i++) {
            boolean isBatch = i == 0 && input instanceof Activation;
            boolean isOne = isBatch ? operation.draft().batch() == 1 : before[i] == 1;
            boolean goes = taken.isEmpty() ? isOne : taken.contains(i);
            if (goes && !isOne) {
                throw operation.refused(
                        isBatch
                                ? "it removes the batch; the batch must stay the first dimension"
                                : "axis %s has %s elements and cannot be removed".formatted(i, before[i]));
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
        int[] axes = operation.integers(1, "axes");
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
        if (input instanceof ConstantValue value) {
            return new ConstantValue(value.constant().shaped(all));
        }
        if (all.length < 2 || all[0] != 0) {
            throw operation.refused("the batch must stay the first dimension");
        }
        Activation activation = operation.unpadded(0);
        return activation.viewed(Arrays.copyOfRange(all, 1, all.length), activation.order());
    }

    /** The order of axes that a Transpose wants. */
    static int[] permutation(Operation operation, int rank) {
        int[] reversed = IntStream.range(0, rank).map(i -> rank - 1 - i).toArray();
        int[] permutation = operation.integers("perm", reversed);
        int[] sorted = permutation.clone();
        Arrays.sort(sorted);
        if (!Arrays.equals(sorted, IntStream.range(0, rank).toArray())) {
            throw operation.refused(
                    "perm is %s, which is not a permutation of %s axes".formatted(Arrays.toString(permutation), rank));
        }
        return permutation;
    }

    private static Value transpose(Operation operation) {
        Activation input = operation.pending(0);
        int[] permutation = permutation(operation, input.rank());
        if (permutation[0] != 0) {
            throw operation.refused(
                    "perm is %s; the batch must stay the first dimension".formatted(Arrays.toString(permutation)));
        }
        return input.transposed(
                Arrays.stream(permutation).skip(1).map(axis -> axis - 1).toArray());
    }

    private static Value pad(Operation operation) {
        Activation input = operation.unpadded(0);
        String mode = operation.text("mode", "constant");
        Constant fill = operation.optionalConstant(2);
        float value = fill == null ? operation.real("value", 0) : fill.single();
        if (!mode.equals("constant") || value != 0) {
            throw operation.refused("it pads by mode '%s' with %s; only zeros are supported".formatted(mode, value));
        }
        int[] pads = padding(operation, input.rank());
        for (int pad : pads) {
            if (pad < 0) {
                throw operation.refused("pads are %s; elements can only be added".formatted(Arrays.toString(pads)));
            }
        }
        if (pads[0] != 0 || pads[input.rank()] != 0) {
            throw operation.refused("pads are %s; the batch cannot be padded".formatted(Arrays.toString(pads)));
        }
        int[] ofSample = IntStream.range(0, pads.length)
                .filter(i -> i % input.rank() != 0)
                .map(i -> pads[i])
                .toArray();
        return Arrays.stream(pads).allMatch(p -> p == 0) ? input.passed() : input.padded(ofSample);
    }

    /** Elements before each axis, then after each, with the batch. */
    private static int[] padding(Operation operation, int rank) {
        int[] given = operation.integers(1, "pads");
        int[] axes = operation.input(3) == null
                ? IntStream.range(0, rank).toArray()
                : Arrays.stream(operation.constant(3).integers())
                        .map(axis -> operation.axis(axis, rank))
                        .toArray();
        if (given.length != 2 * axes.length) {
            throw operation.refused(
                    "%s numbers for %s axes; expected two for each".formatted(given.length, axes.length));
        }
        int[] pads = new int[2 * rank];
        for (int i = 0; i < axes.length; i++) {
            pads[axes[i]] = given[i];
            pads[rank + axes[i]] = given[axes.length + i];
        }
        return pads;
    }
}
