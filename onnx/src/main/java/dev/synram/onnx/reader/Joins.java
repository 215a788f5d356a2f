package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.network.shape.Shape;
import java.util.Arrays;

/** Operators that join the results of two layers. */
final class Joins {

    private Joins() {}

    /** The sum of results with the same dimensions and order. */
    static Activation add(Operation operation, Activation first, Activation second) {
        if (!Arrays.equals(first.dimensions(), second.dimensions())) {
            throw operation.refused("it adds results with dimensions %s and %s, which must be the same"
                    .formatted(Arrays.toString(first.dimensions()), Arrays.toString(second.dimensions())));
        }
        if (!Arrays.equals(first.order(), second.order())) {
            throw operation.refused(
                    "it adds results whose orders differ because of a Reshape or Transpose; " + "add them before that");
        }
        boolean alike = first.flow().shape().equals(second.flow().shape());
        Flow sum = alike
                ? first.flow().add(second.flow())
                : first.flow().flatten().add(second.flow().flatten());
        return first.then(sum.named(operation.name()));
    }

    /** Concatenates channels, or vectors. */
    static Activation concatenate(Operation operation) {
        Activation first = operation.activation(0);
        int axis = operation.axis(operation.integer("axis", 1), first.dimensions().length + 1);
        if (axis != 1) {
            throw operation.refused("axis is %d; only channels, axis 1, can be concatenated".formatted(axis));
        }
        if (operation.inputCount() == 1) {
            return first;
        }
        Activation all = first;
        for (int i = 1; i < operation.inputCount(); i++) {
            all = concatenated(operation, all, operation.activation(i));
        }
        return all.then(all.flow().named(operation.name()));
    }

    private static Activation concatenated(Operation operation, Activation first, Activation second) {
        int rank = first.dimensions().length;
        boolean fits = second.dimensions().length == rank
                && Arrays.equals(first.dimensions(), 1, rank, second.dimensions(), 1, rank);
        if (!fits) {
            throw operation.refused("results with dimensions %s and %s cannot be concatenated"
                    .formatted(Arrays.toString(first.dimensions()), Arrays.toString(second.dimensions())));
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
        return first.then(vector(first.flow()).concatenate(vector(second.flow())))
                .viewed(dimensions, order);
    }

    /** Results as a vector in the order of memory. */
    static Flow vector(Flow flow) {
        return flow.shape().equals(Shape.vector(flow.shape().size())) ? flow : flow.flatten();
    }
}
