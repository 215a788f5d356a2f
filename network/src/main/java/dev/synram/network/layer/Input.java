package dev.synram.network.layer;

import dev.synram.network.shape.SampleForm;
import dev.synram.network.shape.Shape;
import java.util.List;

/**
 * The input of a network: activations of 5 bits, or of 5 bits and a sign.
 *
 * @param shape of a sample
 * @param signed whether activations may be negative
 * @param form of the samples that users give
 */
public record Input(Shape shape, boolean signed, SampleForm form) implements Layer {

    public Input {
        form.requireFit(shape);
    }

    /** Samples that users give as vectors, or as pictures with channels first. */
    public Input(Shape shape, boolean signed) {
        this(shape, signed, SampleForm.channelsFirst(shape));
    }

    /** The same input, with or without negative activations. */
    public Input signed(boolean newSigned) {
        return new Input(shape, newSigned, form);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (!inputs.isEmpty()) {
            throw new IllegalArgumentException("the input of a network takes no results");
        }
        return shape;
    }

    @Override
    public String kind() {
        return "input";
    }

    @Override
    public String toString() {
        return (signed ? "signed input " : "input ") + shape;
    }
}
