package dev.synram.network.layer;

import dev.synram.network.shape.Shape;
import java.util.List;

/**
 * An operation of a network. Samples are stored with channels last: row by row, column by column, channel by channel.
 */
public sealed interface Layer permits Input, UnaryLayer, JoiningLayer {

    /** A short word for layers of this kind, from which names are derived. */
    String kind();

    /**
     * The shape of the results for inputs of given shapes.
     *
     * @throws IllegalArgumentException if the layer cannot take such inputs, naming the shapes
     */
    Shape outputShape(List<Shape> inputs);
}
