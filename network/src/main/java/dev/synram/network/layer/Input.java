package dev.synram.network.layer;

import dev.synram.network.shape.SampleForm;
import dev.synram.network.shape.Shape;
import java.util.List;

/**
 * The input of a network: the activations of a sample.
 *
 * @param shape of a sample, one element an activation
 * @param form of the samples that users give
 * @param encoding how the host turns samples into activations, and these into elements of the input's results
 */
public record Input(Shape shape, SampleForm form, Encoding encoding) implements Layer {

    public Input {
        form.requireFit(shape);
        encoding.norm().requireFit(shape.channels());
    }

    /** Samples in a form; activations of 5 bits. */
    public Input(Shape shape, boolean signed, SampleForm form) {
        this(shape, form, Encoding.plain(signed));
    }

    /** Samples that users give as vectors, or as pictures with channels first; activations of 5 bits. */
    public Input(Shape shape, boolean signed) {
        this(shape, signed, SampleForm.channelsFirst(shape));
    }

    /** Whether activations may be negative. */
    public boolean signed() {
        return encoding.signed();
    }

    /** The same input, encoded in another way. */
    public Input with(Encoding other) {
        return new Input(shape, form, other);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (!inputs.isEmpty()) {
            throw new IllegalArgumentException("the input of a network takes no results");
        }
        return encoding.rows().of(shape);
    }

    @Override
    public String kind() {
        return "input";
    }

    @Override
    public String toString() {
        return (signed() ? "signed input " : "input ") + shape + encoding;
    }
}
