package dev.synram.network;

/** One step of a network. */
public sealed interface Layer permits MacLayer, ConvertingRelu {

    /**
     * The shape of the results for inputs of a shape.
     *
     * @throws IllegalArgumentException if the layer cannot take such inputs
     */
    Shape outputShape(Shape input);
}
