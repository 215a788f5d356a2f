package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Padding;
import dev.synram.nir.value.Tensor;
import java.util.List;

/** Checks the fields of a convolution. */
record ConvolutionCheck(int outputs, int spatial) {

    static ConvolutionCheck of(Tensor weight, Tensor bias, int spatial) {
        new Shapes.Field("weight", weight).requireFinite();
        if (weight.shape().rank() != spatial + 2) {
            throw new NirException("weight has the shape %s; expected are output channels x input channels x %s"
                    .formatted(weight.shape(), spatial == 1 ? "kernel size" : "height x width"));
        }
        int outputs = weight.shape().size(0);
        Shapes.requireBias(bias, Dimensions.of(outputs));
        return new ConvolutionCheck(outputs, spatial);
    }

    void require(List<Integer> inputShape, List<Integer> stride, Padding padding, List<Integer> dilation, int groups) {
        Shapes.require("stride", stride, spatial, 1);
        Shapes.require("dilation", dilation, spatial, 1);
        if (!inputShape.isEmpty()) {
            Shapes.require("input_shape", inputShape, spatial, 1);
        }
        if (padding instanceof Padding.Sizes(List<Integer> sizes)) {
            Shapes.require("padding", sizes, spatial, 0);
        }
        if (padding == Padding.Named.SAME && stride.stream().anyMatch(step -> step != 1)) {
            throw new NirException("padding is same and stride is %s; use a stride of 1, or give the padding as numbers"
                    .formatted(stride));
        }
        if (groups < 1 || outputs % groups != 0) {
            throw new NirException("groups is %s; it must divide the %s output channels".formatted(groups, outputs));
        }
    }
}
