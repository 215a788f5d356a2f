package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.network.shape.Shape;
import java.util.Arrays;

/** Nodes that bring the results of two layers together. */
final class Joins {

    private Joins() {}

    /** The sum of results that lie alike. */
    static Activation add(Operation operation, Activation first, Activation second) {
        if (!Arrays.equals(first.dimensions(), second.dimensions())) {
            throw operation.refused("results of dimensions %s and %s are added; they must be the same"
                    .formatted(Arrays.toString(first.dimensions()), Arrays.toString(second.dimensions())));
        }
        if (!Arrays.equals(first.order(), second.order())) {
            throw operation.refused("results are added whose orders reshaping or transposing has made different; "
                    + "add them before that");
        }
        boolean alike = first.flow().shape().equals(second.flow().shape());
        Flow sum = alike
                ? first.flow().add(second.flow())
                : first.flow().flatten().add(second.flow().flatten());
        return first.then(sum.named(operation.name()));
    }

    /** Channels, or vectors, side by side. */
    static Activation concatenate(Operation operation) {
        Activation first = operation.activation(0);
        int axis = operation.axis(operation.integer("axis", 1), first.dimensions().length + 1);
        if (axis != 1) {
            throw operation.refused("axis is %d; only channels, axis 1, can be laid side by side".formatted(axis));
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
            throw operation.refused("results of dimensions %s and %s do not fit side by side"
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
                .seen(dimensions, order);
    }

    /** Results as a vector in the order of memory. */
    static Flow vector(Flow flow) {
        return flow.shape().equals(Shape.vector(flow.shape().size())) ? flow : flow.flatten();
    }
}
