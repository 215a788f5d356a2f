package dev.synram.calibration.measurement;

import static dev.synram.chip.ChipGeometry.COLUMNS;
import static dev.synram.chip.ChipGeometry.MAX_WEIGHT;
import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;
import java.util.Arrays;

/**
 * The amplitudes of all synapse drivers at given activations, each driver alone: the median over the columns of its
 * hemisphere, after the result without events is subtracted.
 */
public final class DriverAmplitudes {

    private static final MacSettings SETTINGS = new MacSettings(12, 5);

    /**
     * Number of zero vectors: their mean is subtracted for every driver, so the noise common to all columns must be
     * small.
     */
    private static final int RESTS = 64;

    private final int[] activations;
    private final MeanResults results;

    /** Measures with these activations, each repeated. */
    public DriverAmplitudes(int repetitions, int... activations) {
        this.activations = activations.clone();
        results = new MeanResults(SETTINGS, repetitions);
    }

    /** Writes inhibitory weights, because resting membranes read high while drivers are calibrated. */
    public static void writeWeights(Chip chip) {
        Uniform.write(chip, -MAX_WEIGHT);
    }

    /** Measures amplitudes in LSB: activations x drivers of all hemispheres. */
    public double[][] measure(Chip chip, NoiseKey noise) {
        int hemispheres = chip.geometry().hemispheres();
        double[][] amplitudes = new double[activations.length][hemispheres * SIGNED_INPUTS];
        for (int hemisphere = 0; hemisphere < hemispheres; hemisphere++) {
            double[][] means = results.measure(chip, hemisphere, noise, oneDriverAtATime());
            double[] rest = columnMeans(means, activations.length * SIGNED_INPUTS);
            for (int a = 0; a < activations.length; a++) {
                for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
                    amplitudes[a][hemisphere * SIGNED_INPUTS + driver] =
                            medianDrop(rest, means[a * SIGNED_INPUTS + driver]);
                }
            }
        }
        return amplitudes;
    }

    /** Each driver at each activation, then zero vectors. */
    private byte[][] oneDriverAtATime() {
        byte[][] vectors = new byte[activations.length * SIGNED_INPUTS + RESTS][SIGNED_INPUTS];
        for (int a = 0; a < activations.length; a++) {
            for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
                vectors[a * SIGNED_INPUTS + driver][driver] = (byte) activations[a];
            }
        }
        return vectors;
    }

    private static double[] columnMeans(double[][] results, int first) {
        double[] means = new double[COLUMNS];
        for (int r = first; r < results.length; r++) {
            for (int column = 0; column < COLUMNS; column++) {
                means[column] += results[r][column] / (results.length - first);
            }
        }
        return means;
    }

    private static double medianDrop(double[] rest, double[] results) {
        double[] drops = new double[COLUMNS];
        Arrays.setAll(drops, column -> rest[column] - results[column]);
        return Statistics.median(drops);
    }
}
