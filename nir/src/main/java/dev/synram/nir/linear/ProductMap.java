package dev.synram.nir.linear;

import dev.synram.nir.value.Tensor;
import java.util.Arrays;
import java.util.Optional;

/** Matrix products, of a stack of matrices one after the other; zeros of the input, most of it, are left out. */
final class ProductMap implements LinearMap {

    private final double[] weight;
    private final Optional<double[]> bias;
    private final int rows;
    private final int columns;
    private final int matrices;

    ProductMap(Tensor weight, Optional<Tensor> bias) {
        this.weight = weight.toDoubles();
        this.bias = bias.map(Tensor::toDoubles);
        rows = weight.shape().size(-2);
        columns = weight.shape().size(-1);
        matrices = weight.size() / (rows * columns);
    }

    @Override
    public void apply(double[] in, double[] out) {
        if (bias.isPresent()) {
            System.arraycopy(bias.get(), 0, out, 0, out.length);
        } else {
            Arrays.fill(out, 0);
        }
        for (int matrix = 0; matrix < matrices; matrix++) {
            for (int column = 0; column < columns; column++) {
                double value = in[matrix * columns + column];
                if (value != 0) {
                    for (int row = 0; row < rows; row++) {
                        out[matrix * rows + row] += weight[(matrix * rows + row) * columns + column] * value;
                    }
                }
            }
        }
    }
}
