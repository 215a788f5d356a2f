package dev.synram.onnx.reader;

import dev.synram.network.shape.SampleForm;
import dev.synram.network.shape.Shape;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ways in which samples of given dimensions can lie in memory, the likeliest first. ONNX does not say which axis is
 * the channels; a wrong guess shows when a convolution takes them.
 */
final class InputForms {

    /** More channels than pictures have: gray, color, color with transparency. */
    private static final int MOST_COLORS = 4;

    private InputForms() {}

    /**
     * A way in which samples lie in memory.
     *
     * @param shape of a sample
     * @param form dimensions in the file
     */
    record InputForm(Shape shape, SampleForm form) {}

    static List<InputForm> of(int... dimensions) {
        List<Integer> all = IntStream.of(dimensions).boxed().toList();
        return switch (dimensions.length) {
            case 2 -> {
                int first = dimensions[0];
                int last = dimensions[1];
                yield List.of(
                        new InputForm(new Shape(1, first, last), new SampleForm(all, true)),
                        new InputForm(new Shape(first, 1, last), new SampleForm(all, false)),
                        new InputForm(new Shape(last, 1, first), new SampleForm(all, true)));
            }
            case 3 -> {
                InputForm first = new InputForm(Activation.imageShape(dimensions), new SampleForm(all, false));
                InputForm last = new InputForm(
                        new Shape(dimensions[2], dimensions[0], dimensions[1]), new SampleForm(all, true));
                boolean looksLast = dimensions[2] <= MOST_COLORS && dimensions[0] > MOST_COLORS;
                yield looksLast ? List.of(last, first) : List.of(first, last);
            }
            default -> {
                Shape shape = Activation.imageShape(dimensions);
                yield Stream.of(new InputForm(shape, new SampleForm(all, false)))
                        .toList();
            }
        };
    }
}
