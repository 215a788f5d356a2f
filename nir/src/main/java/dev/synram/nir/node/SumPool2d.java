package dev.synram.nir.node;

import java.util.List;

/**
 * The sum of each window.
 *
 * @param kernelSize height and width of the window
 * @param stride steps of the window
 * @param padding zeros around the input
 */
public record SumPool2d(List<Integer> kernelSize, List<Integer> stride, List<Integer> padding) implements Pooling {

    public SumPool2d {
        kernelSize = Shapes.require("kernel_size", kernelSize, 2, 1);
        stride = Shapes.require("stride", stride, 2, 1);
        padding = Shapes.require("padding", padding, 2, 0);
    }
}
