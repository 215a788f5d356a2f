package dev.synram.onnx.reader;

import dev.synram.network.function.ElementFunction;
import dev.synram.network.layer.Readout;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Operators at the end of a network that leave the order of its results as it is, or take the largest. */
final class Readouts {

    /** Operators that may follow at the end. */
    private static final Set<String> AT_END = Set.of("ArgMax");

    private Readouts() {}

    static Map<String, Operator> operators() {
        return Map.of(
                "Softmax", Readouts::softmax,
                "LogSoftmax", Readouts::logSoftmax,
                "Sigmoid", Readouts::sigmoid,
                "ArgMax", Readouts::argMax);
    }

    private static int softmaxAxis(Operation operation) {
        return operation.integer("axis", operation.opset() < 13 ? 1 : -1);
    }

    private static Value softmax(Operation operation) {
        int axis = softmaxAxis(operation);
        if (operation.isOnlyTakenBy(AT_END)) {
            return ofVector(operation, axis, Readout.Function.SOFTMAX);
        }
        return operation.opset() < 13 ? Functions.softmaxFrom(operation, axis) : Functions.softmax(operation, axis);
    }

    private static Value logSoftmax(Operation operation) {
        int axis = softmaxAxis(operation);
        if (!operation.isOnlyTakenBy(AT_END)) {
            throw operation.refused("other operators take its results; it is only supported at the end of a network");
        }
        return ofVector(operation, axis, Readout.Function.LOG_SOFTMAX);
    }

    private static Activation ofVector(Operation operation, int axis, Readout.Function function) {
        Activation input = operation.activation(0);
        requireWholeVector(operation, input, axis);
        return input.then(input.vector().then(new Readout(function)).named(operation.name()));
    }

    private static Value sigmoid(Operation operation) {
        if (!operation.isOnlyTakenBy(AT_END)) {
            return Functions.element(operation, ElementFunction.of(ElementFunction.Kind.SIGMOID));
        }
        Activation input = operation.activation(0);
        return input.then(
                input.flow().then(new Readout(Readout.Function.SIGMOID)).named(operation.name()));
    }

    private static Value argMax(Operation operation) {
        Activation input = operation.activation(0);
        requireWholeVector(operation, input, operation.integer("axis", 0));
        operation.requireAttribute("select_last_index", 0, "select the first of equal results");
        operation.ignore("keepdims");
        if (!operation.isOnlyTakenBy(Set.of())) {
            throw operation.refused("other operators take its results; it is only supported at the end of a network");
        }
        if (!input.isInOrder()) {
            throw operation.refused("the order of its input was changed; apply it before the Reshape or Transpose");
        }
        return Activation.of(input.vector().argMax().named(operation.name()), new int[] {1});
    }

    private static void requireWholeVector(Operation operation, Activation input, int axis) {
        if (input.rank() != 2 || operation.axis(axis, 2) != 1) {
            throw operation.refused(
                    "it works along axis %s of samples with dimensions %s; only whole vectors are supported"
                            .formatted(axis, Arrays.toString(input.dimensions())));
        }
    }
}
