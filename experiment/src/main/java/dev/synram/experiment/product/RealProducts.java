package dev.synram.experiment.product;

import dev.synram.data.file.RealMatrix;
import dev.synram.experiment.accuracy.ProductAccuracy;
import dev.synram.experiment.result.RepeatedProducts;

/**
 * Products of real vectors with a real matrix, as a chip computed them with integers.
 *
 * @param weights inputs x outputs
 * @param vectors vectors x inputs
 * @param results of the chip, in LSB
 * @param gain of the chip, measured without these products: LSB per unit of activation x weight at one send, above 0
 * @param numSends number of sends of each vector
 */
public record RealProducts(
        ScaledMatrix weights, ScaledMatrix vectors, RepeatedProducts results, double gain, int numSends) {

    /** What one LSB of a result stands for, in the units of the exact products. */
    public double lsb() {
        return weights.unit() * vectors.unit() / (gain * numSends);
    }

    /** The results in the units of the exact products: vectors x outputs of consecutive runs. */
    public RealMatrix values() {
        double[] values = new double[results.results().values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = lsb() * results.results().values()[i];
        }
        return new RealMatrix(results.results().rows(), results.outputs(), values);
    }

    /** How far the results are from the exact products. */
    public ProductAccuracy accuracy() {
        return ProductAccuracy.of(
                inLsb(vectors.real(), weights.real()),
                inLsb(vectors.rounded(), weights.rounded()),
                results.results(),
                gain);
    }

    private RealMatrix inLsb(RealMatrix left, RealMatrix right) {
        double[] products = new double[left.rows() * right.columns()];
        for (int row = 0; row < left.rows(); row++) {
            for (int i = 0; i < right.rows(); i++) {
                double factor = left.get(row, i) / lsb();
                for (int column = 0; column < right.columns(); column++) {
                    products[row * right.columns() + column] += factor * right.get(i, column);
                }
            }
        }
        return new RealMatrix(left.rows(), right.columns(), products);
    }
}
