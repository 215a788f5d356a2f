package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.network.function.ElementFunction;
import dev.synram.onnx.tensor.Constant;
import java.util.Map;

/** Operators that limit results: from 0 on the chip's processors, from other numbers on the host. */
final class Limits {

    private static final float NONE = Float.MAX_VALUE;

    private Limits() {}

    static Map<String, Operator> operators() {
        return Map.of("Relu", Limits::relu, "Clip", Limits::clip, "Min", Limits::minimum, "Max", Limits::maximum);
    }

    private static Value relu(Operation operation) {
        Activation input = operation.unpadded(0);
        boolean commutes = input.affine().isIncreasing() && !input.affine().hasOffsets();
        Activation taken = commutes ? input : operation.draft().scaled(input);
        return taken.then(taken.flow().relu().named(operation.name())).with(taken.affine());
    }

    private static Value clip(Operation operation) {
        float low = limit(operation, 1, "min", -NONE);
        float high = limit(operation, 2, "max", NONE);
        return limited(operation, 0, low, high);
    }

    private static Value minimum(Operation operation) {
        return joined(operation, false);
    }

    private static Value maximum(Operation operation) {
        return joined(operation, true);
    }

    private static Value joined(Operation operation, boolean isMaximum) {
        int results = operation.required(0) instanceof Activation ? 0 : 1;
        if (operation.inputCount() != 2 || operation.required(1 - results) instanceof Activation) {
            throw operation.refused(
                    "it compares results of layers with each other; only one number as a limit is supported");
        }
        float limit = limit(operation, operation.limits(1 - results).single());
        return isMaximum ? limited(operation, results, limit, NONE) : limited(operation, results, -NONE, limit);
    }

    private static float limit(Operation operation, int index, String attribute, float otherwise) {
        float given = operation.limit(attribute, otherwise);
        Constant constant = operation.optionalConstant(index);
        return limit(operation, constant == null ? given : constant.single());
    }

    private static float limit(Operation operation, float value) {
        if (Float.isNaN(value)) {
            throw operation.refused("its limit is not a number; give one, or none");
        }
        return Math.clamp(value, -NONE, NONE);
    }

    /** Results within limits. */
    static Activation limited(Operation operation, int index, float low, float high) {
        if (low > high) {
            throw operation.refused("it limits to %s..%s, which contain no number".formatted(low, high));
        }
        Activation input = operation.activation(index);
        if (low == -NONE && high == NONE) {
            return input.passed();
        }
        ElementFunction clip = new ElementFunction(ElementFunction.Kind.CLIP, low, high);
        Flow limited = low == 0 && high > 0
                ? high == NONE ? input.flow().relu() : input.flow().relu(high)
                : input.flow().host(clip);
        return input.then(limited.named(operation.name())).madeBy(new Gate(operation.pending(index), clip));
    }
}
