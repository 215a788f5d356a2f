package dev.synram.onnx.reader;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Operators whose results are constants. */
final class Constants {

    private final TensorReader tensors;

    Constants(TensorReader tensors) {
        this.tensors = tensors;
    }

    Map<String, Operator> operators() {
        return Map.of(
                "Constant", this::constant,
                "Shape", Constants::shape,
                "Gather", Constants::gather,
                "Cast", Constants::cast,
                "DequantizeLinear", Constants::dequantize);
    }

    private Value constant(Operation operation) {
        for (String kind : new String[] {"value", "value_float", "value_floats", "value_int", "value_ints"}) {
            AttributeProto attribute = operation.any(kind);
            if (attribute != null) {
                return switch (kind) {
                    case "value" -> tensors.read(attribute.getT());
                    case "value_float" -> new Constant(new int[0], new float[] {attribute.getF()});
                    case "value_int" -> new Constant(new int[0], TensorReader.floats(List.of(attribute.getI())));
                    case "value_ints" -> Constant.vector(TensorReader.floats(attribute.getIntsList()));
                    default -> Constant.vector(TensorReader.floats(attribute.getFloatsList()));
                };
            }
        }
        throw operation.refused("it has no value that is a tensor or numbers");
    }

    /** The dimensions; that of the batch is 0, which a Reshape replaces by that of its input. */
    private static Value shape(Operation operation) {
        int[] dimensions = operation.required(0).dimensionsWithBatch();
        int from = bounded(operation.integer("start", 0), dimensions.length);
        int to = bounded(operation.integer("end", dimensions.length), dimensions.length);
        float[] values = new float[Math.max(0, to - from)];
        for (int i = 0; i < values.length; i++) {
            values[i] = dimensions[from + i];
        }
        return Constant.vector(values);
    }

    private static int bounded(int index, int rank) {
        return Math.clamp(index < 0 ? index + (long) rank : index, 0, rank);
    }

    private static Value gather(Operation operation) {
        Constant values = operation.constant(0);
        Constant indices = operation.constant(1);
        operation.requireAttribute("axis", 0, "gather from a vector");
        if (values.dimensions().length != 1) {
            throw operation.refused("it gathers from a tensor of dimensions %s; only vectors are supported"
                    .formatted(Arrays.toString(values.dimensions())));
        }
        float[] taken = new float[indices.values().length];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = values.values()[operation.axis((int) indices.values()[i], values.values().length)];
        }
        return new Constant(indices.dimensions(), taken);
    }

    /** All constants are floats here, as are the results of layers. */
    private static Value cast(Operation operation) {
        operation.integer("to", 1);
        operation.integer("saturate", 1);
        return operation.constant(0);
    }

    private static Value dequantize(Operation operation) {
        Constant values = operation.constant(0);
        Constant scales = operation.constant(1);
        Constant zeros = operation.optionalConstant(2);
        operation.requireAttribute("block_size", 0, "use one scale, or one per channel");
        int rank = values.dimensions().length;
        int axis = scales.values().length == 1 ? 0 : operation.axis(operation.integer("axis", 1), rank);
        operation.integer("axis", 1);
        int inner = Constant.size(Arrays.copyOfRange(values.dimensions(), Math.min(axis + 1, rank), rank));
        int count = scales.values().length;
        if (count != 1 && count != values.dimensions()[axis]) {
            throw operation.refused("%d scales do not fit a tensor of dimensions %s"
                    .formatted(count, Arrays.toString(values.dimensions())));
        }
        if (zeros != null && zeros.values().length != count) {
            throw operation.refused("%d zero points do not fit %d scales".formatted(zeros.values().length, count));
        }
        float[] results = new float[values.values().length];
        for (int i = 0; i < results.length; i++) {
            int channel = count == 1 ? 0 : i / Math.max(1, inner) % count;
            float zero = zeros == null ? 0 : zeros.values()[channel];
            results[i] = (values.values()[i] - zero) * scales.values()[channel];
        }
        return new Constant(values.dimensions(), results);
    }

    /** Concatenates vectors, as exporters do to compute dimensions. */
    static Constant concatenate(Operation operation) {
        operation.integer("axis", 0);
        float[] all = {};
        for (int i = 0; i < operation.inputCount(); i++) {
            Constant part = operation.constant(i);
            if (part.dimensions().length != 1) {
                throw operation.refused(
                        "constants of dimensions %s are not vectors".formatted(Arrays.toString(part.dimensions())));
            }
            int before = all.length;
            all = Arrays.copyOf(all, before + part.values().length);
            System.arraycopy(part.values(), 0, all, before, part.values().length);
        }
        return Constant.vector(all);
    }
}
