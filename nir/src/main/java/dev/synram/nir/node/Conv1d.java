package dev.synram.nir.node;

import dev.synram.nir.value.Padding;
import dev.synram.nir.value.Tensor;
import java.util.List;

/**
 * A convolution over one dimension.
 *
 * @param inputShape sizes of the input without channels; empty if the file has none
 * @param weight output channels x input channels of a group x kernel size
 * @param stride steps of the kernel
 * @param padding zeros around the input
 * @param dilation steps between the elements of the kernel
 * @param groups number of groups of channels
 * @param bias one for each output channel
 */
public record Conv1d(
        List<Integer> inputShape,
        Tensor weight,
        List<Integer> stride,
        Padding padding,
        List<Integer> dilation,
        int groups,
        Tensor bias)
        implements Convolution {

    public Conv1d {
        inputShape = List.copyOf(inputShape);
        stride = List.copyOf(stride);
        dilation = List.copyOf(dilation);
        ConvolutionCheck.of(weight, bias, 1).require(inputShape, stride, padding, dilation, groups);
    }
}
