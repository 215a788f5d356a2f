package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Window;
import java.util.List;

/** A function of the values in each window, channel by channel. */
public sealed interface Pooling extends Node permits SumPool2d, AvgPool2d {

    /** Height and width of the window. */
    List<Integer> kernelSize();

    /** Steps of the window. */
    List<Integer> stride();

    /** Zeros around the input. */
    List<Integer> padding();

    /** The window along a dimension, from 0. */
    default Window window(int dimension) {
        int zeros = padding().get(dimension);
        return new Window(kernelSize().get(dimension), stride().get(dimension), 1, zeros, zeros);
    }

    @Override
    default Dimensions output(Dimensions input) {
        if (input.rank() != 3) {
            throw new NirException(
                    "its input has the shape %s; expected are channels x height x width".formatted(input));
        }
        return Dimensions.of(
                input.size(0), window(0).places(input.size(1)), window(1).places(input.size(2)));
    }
}
