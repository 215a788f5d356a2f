package dev.synram.experiment.product;

import dev.synram.data.file.RealMatrix;
import dev.synram.experiment.accuracy.ProductAccuracy;
import dev.synram.experiment.result.multiplication.RepeatedProducts;
import java.util.Arrays;

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

    /** One of the {@link #values}, at a row and column from 0. */
    public double value(int row, int column) {
        return lsb() * results.results().get(row, column);
    }

    /** How far the results are from the exact products. */
    public ProductAccuracy accuracy() {
        return ProductAccuracy.of(this::compute, vectors.real().rows(), results.results(), gain);
    }

    private void compute(int vector, double[] exact, double[] rounded) {
        Arrays.fill(exact, 0);
        Arrays.fill(rounded, 0);
        double lsb = lsb();
        for (int i = 0; i < weights.real().rows(); i++) {
            double factor = vectors.real().get(vector, i) / lsb;
            double roundedFactor = vectors.rounded(vector, i) / lsb;
            for (int column = 0; column < exact.length; column++) {
                exact[column] += factor * weights.real().get(i, column);
                rounded[column] += roundedFactor * weights.rounded(i, column);
            }
        }
    }
}
