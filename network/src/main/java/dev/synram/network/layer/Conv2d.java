package dev.synram.network.layer;

import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;

/**
 * Convolution: the kernel, flattened in the order row, column, input channel, is multiplied with the elements under the
 * window at each position. Elements outside the input are 0. A one-dimensional convolution has an input and a window of
 * height 1.
 *
 * @param outputs output channels
 * @param window size and movement of the kernel
 * @param groups number of groups of channels that are convolved separately; both channel counts are multiples of it
 * @param bias bias added to the results
 */
public record Conv2d(int outputs, Window window, int groups, Bias bias) implements MacLayer {

    public Conv2d {
        if (outputs < 1 || groups < 1 || outputs % groups != 0) {
            throw new IllegalArgumentException(
                    "a convolution with %s outputs in %s groups is not possible".formatted(outputs, groups));
        }
    }

    /** A convolution in one group, without bias. */
    public Conv2d(int outputs, Window window) {
        this(outputs, window, 1, Bias.NONE);
    }

    /** A convolution with a square kernel, in one group, without bias. */
    public Conv2d(int outputs, int kernel, int stride, int padding) {
        this(outputs, Window.square(kernel).stride(stride).padding(padding));
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.channels() % groups != 0) {
            throw new IllegalArgumentException("%s channels of an input of %s cannot be divided into %s groups"
                    .formatted(input.channels(), input, groups));
        }
        return window.outputShape(input, outputs);
    }

    @Override
    public Im2col im2col(Shape input) {
        Shape output = outputShape(input);
        int length = window.taps() * input.channels();
        int[] source = new int[output.height() * output.width() * length];
        int i = 0;
        for (int y = 0; y < output.height(); y++) {
            for (int x = 0; x < output.width(); x++) {
                for (int tap = 0; tap < window.taps(); tap++) {
                    int kernelWidth = window.horizontal().kernel();
                    int first = window.firstElement(input, y, x, tap / kernelWidth, tap % kernelWidth);
                    for (int c = 0; c < input.channels(); c++) {
                        source[i++] = first == Im2col.PADDING ? Im2col.PADDING : first + c;
                    }
                }
            }
        }
        return new Im2col(length, source);
    }

    @Override
    public Conv2d with(Bias other) {
        return new Conv2d(outputs, window, groups, other);
    }

    @Override
    public Conv2d withOutputs(int count) {
        return new Conv2d(count, window, groups, bias);
    }

    @Override
    public boolean connects(Shape input, int row, int firstOutput, int some) {
        int group = row % input.channels() / (input.channels() / groups);
        int ofGroup = outputs / groups;
        return firstOutput < (group + 1) * ofGroup && firstOutput + some > group * ofGroup;
    }

    @Override
    public String kind() {
        return "conv";
    }

    @Override
    public String toString() {
        return "conv %s, %s".formatted(outputs, window)
                + (groups > 1 ? ", %s groups".formatted(groups) : "")
                + (bias.exists() ? ", " + bias : "");
    }
}
