package dev.synram.experiment.accuracy;

import dev.synram.data.file.IntegerMatrix;
import org.jspecify.annotations.Nullable;

/**
 * How far the results of multiplications on a chip are from the exact products.
 *
 * @param fittedGain the gain, in LSB per unit of activation x weight at one send, with which the results are nearest to the
 *     exact products (least squares through 0) of the chip's integers, without saturated results; null if those products
 *     are all 0
 * @param errorLsb root mean square difference between the results and the exact products with the chip's gain, in LSB
 * @param relativeError that difference by the root mean square of the exact products; null if these are all 0
 * @param largestErrorLsb the largest difference, in LSB
 * @param roundingErrorLsb the part of {@code errorLsb} that arises before the chip, because real numbers are rounded to its
 *     integers; 0 for whole numbers
 * @param noiseLsb the part that differs from run to run: standard deviation over runs, root mean square over results, in
 *     LSB; null for a single run
 * @param saturated share of results at -128 or 127, 0..1
 */
public record ProductAccuracy(
        @Nullable Double fittedGain,
        double errorLsb,
        @Nullable Double relativeError,
        double largestErrorLsb,
        double roundingErrorLsb,
        @Nullable Double noiseLsb,
        double saturated) {

    /** Exact products, which are computed when they are needed: of many vectors, they take more memory than the results. */
    @FunctionalInterface
    public interface ExactProducts {

        /**
         * Computes the products of a vector, in LSB: multiplied by the chip's gain and the number of sends.
         *
         * @param exact receives one product an output
         * @param rounded receives the same of the chip's integers
         */
        void compute(int vector, double[] exact, double[] rounded);
    }

    /**
     * Compares results with exact products.
     *
     * @param products the exact products
     * @param vectors number of vectors
     * @param results of consecutive runs, runs x vectors x outputs
     * @param gain the chip's gain
     */
    public static ProductAccuracy of(ExactProducts products, int vectors, IntegerMatrix results, double gain) {
        int runs = results.rows() / vectors;
        Sums sums = new Sums(results);
        double[] exact = new double[results.columns()];
        double[] rounded = new double[results.columns()];
        for (int vector = 0; vector < vectors; vector++) {
            products.compute(vector, exact, rounded);
            sums.addExact(exact, rounded);
            for (int run = 0; run < runs; run++) {
                sums.addResults(run * vectors + vector, exact, rounded);
            }
        }
        int[] values = results.values();
        return sums.accuracy(gain, runs > 1 ? noise(values, values.length / runs, runs) : null);
    }

    /** Sums over all results. */
    private static final class Sums {

        private final IntegerMatrix results;
        private double errors;
        private double largest;
        private double along;
        private double norm;
        private double squares;
        private double roundings;
        private long products;
        private long saturated;

        Sums(IntegerMatrix results) {
            this.results = results;
        }

        void addExact(double[] exact, double[] rounded) {
            for (int i = 0; i < exact.length; i++) {
                squares += exact[i] * exact[i];
                roundings += (rounded[i] - exact[i]) * (rounded[i] - exact[i]);
            }
            products += exact.length;
        }

        void addResults(int row, double[] exact, double[] rounded) {
            for (int i = 0; i < exact.length; i++) {
                int result = results.get(row, i);
                double error = result - exact[i];
                errors += error * error;
                largest = Math.max(largest, Math.abs(error));
                if (result == Byte.MIN_VALUE || result == Byte.MAX_VALUE) {
                    saturated++;
                } else {
                    along += result * rounded[i];
                    norm += rounded[i] * rounded[i];
                }
            }
        }

        ProductAccuracy accuracy(double gain, @Nullable Double noise) {
            int count = results.values().length;
            double error = Math.sqrt(errors / count);
            double size = Math.sqrt(squares / products);
            return new ProductAccuracy(
                    norm > 0 ? gain * along / norm : null,
                    error,
                    size > 0 ? error / size : null,
                    largest,
                    Math.sqrt(roundings / products),
                    noise,
                    saturated / (double) count);
        }
    }

    private static double noise(int[] values, int products, int runs) {
        double squares = 0;
        for (int product = 0; product < products; product++) {
            double mean = 0;
            for (int run = 0; run < runs; run++) {
                mean += values[run * products + product] / (double) runs;
            }
            for (int run = 0; run < runs; run++) {
                double difference = values[run * products + product] - mean;
                squares += difference * difference / (runs - 1);
            }
        }
        return Math.sqrt(squares / products);
    }
}
