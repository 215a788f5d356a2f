package dev.synram.calibration;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import java.util.Arrays;

/** How the imperfections of calibrated chips are measured. */
final class ImperfectionMeasurements {

    private static final int RUNS = 200;

    private ImperfectionMeasurements() {}

    /** Mean results of all columns: one weight everywhere, activation 10 on 100 rows, about 46 LSB. */
    static double[] dense(Chip chip, int weight, NoiseKey noise) {
        byte[] vector = new byte[SIGNED_INPUTS];
        Arrays.fill(vector, 0, 100, (byte) 10);
        return means(chip, uniform(weight), vector, MacSettings.DEFAULT, noise);
    }

    /**
     * Amplitudes of all drivers at the largest activation, as the public test measures them: the median of 32 columns of a
     * driver's own, the mean of 5 runs; sent so often that they are near 30 LSB.
     */
    static double[] driversNear30(Chip chip, double gain, NoiseKey noise) {
        int sends = (int) Math.max(1, Math.round(30 / (gain * MAX_WEIGHT * MAX_ACTIVATION)));
        byte[] weights = new byte[SIGNED_INPUTS * COLUMNS];
        for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
            for (int column = 0; column < COLUMNS; column++) {
                weights[driver * COLUMNS + column] = (byte) (column % 8 == driver % 8 ? MAX_WEIGHT : 0);
            }
        }
        int runs = 5;
        double[] amplitudes = new double[2 * SIGNED_INPUTS];
        for (int hemisphere = 0; hemisphere < 2; hemisphere++) {
            Block whole = Block.whole(hemisphere);
            chip.writeWeights(whole, weights);
            Vectors activations = Vectors.zeros(16 * runs, SIGNED_INPUTS);
            for (int v = 0; v < activations.count(); v++) {
                int first = activations.start(v) + v % 16 * 8;
                Arrays.fill(activations.data(), first, first + 8, (byte) MAX_ACTIVATION);
            }
            Vectors results = Vectors.zeros(activations.count(), COLUMNS);
            chip.multiply(
                    new Multiplication(whole, new MacSettings(sends, 5), noise.fold(hemisphere)), activations, results);
            for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
                for (int run = 0; run < runs; run++) {
                    double[] own = new double[COLUMNS / 8];
                    for (int i = 0; i < own.length; i++) {
                        own[i] = results.data()[results.start(run * 16 + driver / 8) + 8 * i + driver % 8];
                    }
                    amplitudes[hemisphere * SIGNED_INPUTS + driver] += Statistics.median(own) / runs;
                }
            }
        }
        return amplitudes;
    }

    /** Change of the results from the first to the last column relative to their mean: the slope of a line through all columns. */
    static double trend(Chip chip, int activation, NoiseKey noise) {
        byte[] vector = new byte[SIGNED_INPUTS];
        Arrays.fill(vector, (byte) activation);
        int sends = Math.max(1, Math.round(20f / activation));
        double[] results = means(chip, uniform(activation == 1 ? 12 : 8), vector, new MacSettings(sends, 5), noise);
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < results.length; i++) {
            double position = i % COLUMNS / (COLUMNS - 1.0) - 0.5;
            covariance += position * results[i];
            variance += position * position;
        }
        return covariance / variance / Statistics.mean(results);
    }

    private static byte[] uniform(int weight) {
        byte[] weights = new byte[SIGNED_INPUTS * COLUMNS];
        Arrays.fill(weights, (byte) weight);
        return weights;
    }

    private static double[] means(Chip chip, byte[] weights, byte[] vector, MacSettings settings, NoiseKey noise) {
        double[] means = new double[2 * COLUMNS];
        for (int hemisphere = 0; hemisphere < 2; hemisphere++) {
            Block whole = Block.whole(hemisphere);
            chip.writeWeights(whole, weights);
            Vectors activations = Vectors.zeros(RUNS, SIGNED_INPUTS);
            for (int run = 0; run < RUNS; run++) {
                System.arraycopy(vector, 0, activations.data(), activations.start(run), SIGNED_INPUTS);
            }
            Vectors results = Vectors.zeros(RUNS, COLUMNS);
            chip.multiply(new Multiplication(whole, settings, noise.fold(hemisphere)), activations, results);
            for (int i = 0; i < RUNS * COLUMNS; i++) {
                means[hemisphere * COLUMNS + i % COLUMNS] += results.data()[i] / (double) RUNS;
            }
        }
        return means;
    }
}
