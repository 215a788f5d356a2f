package dev.synram.experiment.accuracy;

import dev.synram.data.file.IntegerMatrix;
import dev.synram.data.file.RealMatrix;
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

    /**
     * Compares results with exact products.
     *
     * @param exact exact products in LSB: multiplied by the chip's gain and the number of sends, vectors x outputs
     * @param rounded the same of the chip's integers
     * @param results of consecutive runs, runs x vectors x outputs
     * @param gain the chip's gain
     */
    public static ProductAccuracy of(RealMatrix exact, RealMatrix rounded, IntegerMatrix results, double gain) {
        int[] values = results.values();
        int products = exact.values().length;
        int runs = values.length / products;
        double errors = 0;
        double largest = 0;
        double along = 0;
        double norm = 0;
        int saturated = 0;
        for (int i = 0; i < values.length; i++) {
            double error = values[i] - exact.values()[i % products];
            errors += error * error;
            largest = Math.max(largest, Math.abs(error));
            if (values[i] == Byte.MIN_VALUE || values[i] == Byte.MAX_VALUE) {
                saturated++;
            } else {
                double product = rounded.values()[i % products];
                along += values[i] * product;
                norm += product * product;
            }
        }
        double error = Math.sqrt(errors / values.length);
        double size = rootMeanSquare(exact.values());
        return new ProductAccuracy(
                norm > 0 ? gain * along / norm : null,
                error,
                size > 0 ? error / size : null,
                largest,
                difference(exact.values(), rounded.values()),
                runs > 1 ? noise(values, products, runs) : null,
                saturated / (double) values.length);
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

    private static double difference(double[] exact, double[] rounded) {
        double[] differences = new double[exact.length];
        for (int i = 0; i < exact.length; i++) {
            differences[i] = rounded[i] - exact[i];
        }
        return rootMeanSquare(differences);
    }

    private static double rootMeanSquare(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return Math.sqrt(squares / values.length);
    }
}
