package dev.synram.calibration.measurement;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;

/**
 * The amplitudes of all synapse drivers at given activations: for each driver the median over its columns, after the result
 * without events is subtracted. Drivers that are measured together have different columns, spread over the row.
 */
public final class DriverAmplitudes {

    private static final int WAIT = 5;

    /** Columns in which every driver that is measured with others has the same number of columns. */
    private static final int STRETCH = 32;

    private final int[] activations;
    private final int together;
    private final int rests;
    private final MeanResults results;

    private DriverAmplitudes(int sends, int repetitions, int together, int rests, int... activations) {
        this.activations = activations.clone();
        this.together = together;
        this.rests = rests;
        results = new MeanResults(new MacSettings(sends, WAIT), repetitions);
    }

    /**
     * Measures each driver alone with all columns. 64 results without events are averaged, so that the noise common to all
     * columns of a quadrant is small.
     */
    public static DriverAmplitudes precise(int repetitions, int... activations) {
        return new DriverAmplitudes(12, repetitions, 1, 64, activations);
    }

    /**
     * Measures as the public software does (calix: {@code SynapseDriverMeasurement}): 5 runs of events with the largest
     * weight. It sends 3 events and reads the synaptic lines; on membranes, 5 give the same amplitude of about 30 LSB.
     *
     * @param together drivers that send one after the other in a vector: 1, 2, 4, 8, 16 or 32
     */
    public static DriverAmplitudes publicly(int together, int... activations) {
        return new DriverAmplitudes(5, 5, together, 0, activations);
    }

    /** Writes the weights of the measurement: inhibitory, because resting membranes read high while drivers are calibrated. */
    public void writeWeights(Chip chip) {
        byte[] weights = new byte[SIGNED_INPUTS * COLUMNS];
        for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
            for (int column = 0; column < COLUMNS; column++) {
                weights[driver * COLUMNS + column] = (byte) (owns(driver, column) ? -MAX_WEIGHT : 0);
            }
        }
        for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
            chip.writeWeights(Block.whole(hemisphere), weights);
        }
    }

    /** Every other stretch of columns is mirrored, so that no driver is nearer to its columns than others. */
    private boolean owns(int driver, int column) {
        int inStretch = column % STRETCH;
        int position = column / STRETCH % 2 == 0 ? inStretch : STRETCH - 1 - inStretch;
        return position % together == driver % together;
    }

    /** Measures amplitudes in LSB: activations x drivers of all hemispheres. The weights must have been written. */
    public double[][] measure(Chip chip, NoiseKey noise) {
        int hemispheres = chip.geometry().hemispheres();
        double[][] amplitudes = new double[activations.length][hemispheres * SIGNED_INPUTS];
        int vectors = SIGNED_INPUTS / together;
        for (int hemisphere = 0; hemisphere < hemispheres; hemisphere++) {
            double[][] means = results.measure(chip, hemisphere, noise, vectors());
            double[] rest = columnMeans(means, activations.length * vectors);
            for (int a = 0; a < activations.length; a++) {
                for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
                    double[] measured = means[a * vectors + driver / together];
                    amplitudes[a][hemisphere * SIGNED_INPUTS + driver] = medianDrop(driver, rest, measured);
                }
            }
        }
        return amplitudes;
    }

    /** All drivers at each activation, then zero vectors. */
    private byte[][] vectors() {
        int vectors = SIGNED_INPUTS / together;
        byte[][] all = new byte[activations.length * vectors + rests][SIGNED_INPUTS];
        for (int a = 0; a < activations.length; a++) {
            for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
                all[a * vectors + driver / together][driver] = (byte) activations[a];
            }
        }
        return all;
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

    private double medianDrop(int driver, double[] rest, double[] results) {
        double[] drops = new double[COLUMNS / together];
        int count = 0;
        for (int column = 0; column < COLUMNS; column++) {
            if (owns(driver, column)) {
                drops[count++] = rest[column] - results[column];
            }
        }
        return Statistics.median(drops);
    }
}
