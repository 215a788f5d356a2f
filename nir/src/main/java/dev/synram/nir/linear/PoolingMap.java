package dev.synram.nir.linear;

import dev.synram.nir.node.AvgPool2d;
import dev.synram.nir.node.Pooling;
import dev.synram.nir.value.Dimensions;

/** Sums or means of windows. */
final class PoolingMap implements LinearMap {

    private final Grid grid;
    private final int channels;
    private final double factor;

    PoolingMap(Pooling pooling, Dimensions input) {
        grid = new Grid(input.size(1), input.size(2), pooling.window(0), pooling.window(1));
        channels = input.size(0);
        factor = pooling instanceof AvgPool2d
                ? 1.0 / (grid.rows().size() * grid.columns().size())
                : 1;
    }

    @Override
    public void apply(double[] in, double[] out) {
        int height = grid.outputHeight();
        int width = grid.outputWidth();
        for (int channel = 0; channel < channels; channel++) {
            int begin = channel * grid.height() * grid.width();
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    out[(channel * height + y) * width + x] = factor * grid.sum(y, x, (input, _) -> in[begin + input]);
                }
            }
        }
    }
}
