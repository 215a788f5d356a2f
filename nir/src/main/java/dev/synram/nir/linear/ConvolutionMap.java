package dev.synram.nir.linear;

import dev.synram.nir.node.Convolution;
import dev.synram.nir.value.Dimensions;

/** Convolutions over one or two dimensions. */
final class ConvolutionMap implements LinearMap {

    private final Grid grid;
    private final double[] weight;
    private final double[] bias;
    private final int outputs;
    private final int groupInputs;
    private final int groupOutputs;

    ConvolutionMap(Convolution convolution, Dimensions input) {
        boolean flat = input.rank() == 2;
        grid = new Grid(
                flat ? 1 : input.size(1),
                input.size(-1),
                flat ? Grid.SINGLE : convolution.window(0),
                convolution.window(flat ? 0 : 1));
        weight = convolution.weight().toDoubles();
        bias = convolution.bias().toDoubles();
        outputs = convolution.weight().shape().size(0);
        groupInputs = convolution.weight().shape().size(1);
        groupOutputs = outputs / convolution.groups();
    }

    @Override
    public void apply(double[] in, double[] out) {
        int height = grid.outputHeight();
        int width = grid.outputWidth();
        for (int channel = 0; channel < outputs; channel++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    out[(channel * height + y) * width + x] = bias[channel] + sum(in, channel, y, x);
                }
            }
        }
    }

    private double sum(double[] in, int channel, int y, int x) {
        int first = channel / groupOutputs * groupInputs;
        int area = grid.height() * grid.width();
        int kernel = grid.rows().size() * grid.columns().size();
        double sum = 0;
        for (int i = 0; i < groupInputs; i++) {
            int inputBegin = (first + i) * area;
            int kernelBegin = (channel * groupInputs + i) * kernel;
            sum += grid.sum(y, x, (input, element) -> in[inputBegin + input] * weight[kernelBegin + element]);
        }
        return sum;
    }
}
