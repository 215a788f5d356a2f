package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import java.util.Arrays;
import java.util.Map;

/** Operators that join the results of layers. */
final class Joins {

    private Joins() {}

    static Map<String, Operator> operators() {
        return Map.of("Sum", Joins::sum, "Concat", Joins::concatenate);
    }

    private static Value sum(Operation operation) {
        Activation sum = operation.activation(0);
        if (operation.inputCount() == 1) {
            return sum.passed();
        }
        for (int i = 1; i < operation.inputCount(); i++) {
            sum = added(operation, sum, operation.activation(i));
        }
        return sum.then(sum.flow().named(operation.name()));
    }

    /** The sum of results with the same dimensions and order. */
    static Activation add(Operation operation) {
        Activation sum = added(operation, operation.activation(0), operation.activation(1));
        return sum.then(sum.flow().named(operation.name()));
    }

    /** The difference of results with the same dimensions and order. */
    static Activation subtract(Operation operation) {
        Activation second = operation.unpadded(1);
        Affine negative =
                Affine.uniform(operation.draft().freeName(operation.name() + "-negative"), second.size(), -1, 0);
        Activation negated = operation.draft().complete(Scaling.applied(operation, 1, negative));
        Activation sum = added(operation, operation.activation(0), negated);
        return sum.then(sum.flow().named(operation.name()));
    }

    private static Activation added(Operation operation, Activation first, Activation second) {
        if (!Arrays.equals(first.dimensions(), second.dimensions())) {
            throw operation.refused("it adds results with dimensions %s and %s, which must be the same"
                    .formatted(Arrays.toString(first.dimensions()), Arrays.toString(second.dimensions())));
        }
        if (!Arrays.equals(first.order(), second.order())) {
            throw operation.refused(
                    "it adds results whose orders differ because of a Reshape or Transpose; add them before that");
        }
        boolean alike = first.flow().shape().equals(second.flow().shape());
        Flow sum = alike
                ? first.flow().add(second.flow())
                : first.flow().flatten().add(second.flow().flatten());
        return first.then(sum);
    }

    /** Concatenates channels, or vectors. */
    private static Value concatenate(Operation operation) {
        Activation first = operation.activation(0);
        int axis = operation.axisOfSample(operation.integer("axis", 1), first);
        if (operation.inputCount() == 1) {
            return first.passed();
        }
        Activation all = first.dimensions().length > 1 ? first.withFirst(axis) : first;
        for (int i = 1; i < operation.inputCount(); i++) {
            Activation next = operation.activation(i);
            if (next.rank() != first.rank()) {
                throw unfit(operation, first, next);
            }
            all = concatenated(operation, all, next.dimensions().length > 1 ? next.withFirst(axis) : next);
        }
        Activation named = all.then(all.flow().named(operation.name()));
        return first.dimensions().length > 1 ? named.withFirstAt(axis) : named;
    }

    private static RuntimeException unfit(Operation operation, Activation first, Activation second) {
        return operation.refused("results with dimensions %s and %s cannot be concatenated"
                .formatted(Arrays.toString(first.dimensions()), Arrays.toString(second.dimensions())));
    }

    private static Activation concatenated(Operation operation, Activation first, Activation second) {
        int rank = first.dimensions().length;
        if (!Arrays.equals(first.dimensions(), 1, rank, second.dimensions(), 1, rank)) {
            throw unfit(operation, first, second);
        }
        int[] dimensions = first.dimensions().clone();
        dimensions[0] += second.dimensions()[0];
        if (rank > 1) {
            return Activation.of(first.image().concatenate(second.image()), dimensions);
        }
        int[] order = Arrays.copyOf(first.order(), dimensions[0]);
        for (int i = 0; i < second.order().length; i++) {
            order[first.order().length + i] = first.order().length + second.order()[i];
        }
        return Activation.of(first.vector().concatenate(second.vector()), dimensions, order);
    }
}
