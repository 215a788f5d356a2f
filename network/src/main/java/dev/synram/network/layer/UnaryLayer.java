package dev.synram.network.layer;

import dev.synram.network.shape.Shape;
import java.util.List;

/** A layer with one input. */
public sealed interface UnaryLayer extends Layer
        permits MacLayer,
                BatchNorm,
                Relu,
                ConvertingRelu,
                Requantize,
                Slices,
                ColumnMean,
                Pool,
                GlobalAveragePool,
                Flatten,
                Reshape,
                HostLayer,
                Pad,
                Readout,
                ArgMax {

    /**
     * The shape of the results for an input of a given shape.
     *
     * @throws IllegalArgumentException if the layer cannot take such an input, naming the shapes
     */
    Shape outputShape(Shape input);

    @Override
    default Shape outputShape(List<Shape> inputs) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException("it takes 1 input, not " + inputs.size());
        }
        return outputShape(inputs.getFirst());
    }
}
