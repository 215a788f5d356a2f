package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Padding;
import dev.synram.nir.value.Tensor;
import dev.synram.nir.value.Window;
import java.util.ArrayList;
import java.util.List;

/** A convolution over one or two dimensions, with the kernel not mirrored: y = W * x + b. */
public sealed interface Convolution extends Node permits Conv1d, Conv2d {

    /** Sizes of the input without channels; empty if the file has none. */
    List<Integer> inputShape();

    /** Output channels x input channels of a group x sizes of the kernel. */
    Tensor weight();

    /** Steps of the kernel along each dimension. */
    List<Integer> stride();

    /** Zeros around the input. */
    Padding padding();

    /** Steps between the elements of the kernel along each dimension. */
    List<Integer> dilation();

    /** Number of groups of channels. */
    int groups();

    /** One for each output channel. */
    Tensor bias();

    /** The kernel along a dimension, from 0. */
    default Window window(int dimension) {
        int size = weight().shape().size(dimension + 2);
        int step = stride().get(dimension);
        int apart = dilation().get(dimension);
        return switch (padding()) {
            case Padding.Sizes(List<Integer> sizes) ->
                new Window(size, step, apart, sizes.get(dimension), sizes.get(dimension));
            case Padding.Named.VALID -> new Window(size, step, apart, 0, 0);
            case Padding.Named.SAME -> {
                int zeros = apart * (size - 1);
                yield new Window(size, step, apart, zeros / 2, zeros - zeros / 2);
            }
        };
    }

    @Override
    default Dimensions output(Dimensions input) {
        int spatial = stride().size();
        Dimensions kernel = weight().shape();
        int channels = Math.multiplyExact(kernel.size(1), groups());
        if (input.rank() != spatial + 1 || input.size(0) != channels) {
            throw new NirException("its input has the shape %s; expected are %s channels and %s dimension%s"
                    .formatted(input, channels, spatial, spatial == 1 ? "" : "s"));
        }
        if (!inputShape().isEmpty() && !inputShape().equals(input.sizes().subList(1, input.rank()))) {
            throw new NirException("its input has the shape %s, but its input_shape is %s; make them equal"
                    .formatted(input, new Dimensions(inputShape())));
        }
        List<Integer> sizes = new ArrayList<>(List.of(kernel.size(0)));
        for (int i = 0; i < spatial; i++) {
            sizes.add(window(i).places(input.size(i + 1)));
        }
        return new Dimensions(sizes);
    }
}
