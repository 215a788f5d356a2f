package dev.synram.network.layer;

import dev.synram.network.shape.Shape;
import java.util.List;

/** One step of a network. Samples lie in memory row by row, column by column, channel by channel. */
public sealed interface Layer permits Input, UnaryLayer, JoiningLayer {

    /** A short word for layers of this kind, from which names are made. */
    String kind();

    /**
     * The shape of the results for inputs of some shapes.
     *
     * @throws IllegalArgumentException if the layer cannot take such inputs, naming the shapes
     */
    Shape outputShape(List<Shape> inputs);
}
