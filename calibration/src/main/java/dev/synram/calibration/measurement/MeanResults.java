package dev.synram.calibration.measurement;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;

/** Multiplies the same vectors several times with a whole hemisphere and averages the results. */
final class MeanResults {

    private final MacSettings settings;
    private final int repetitions;

    MeanResults(MacSettings settings, int repetitions) {
        this.settings = settings;
        this.repetitions = repetitions;
    }

    /**
     * Measures the mean results.
     *
     * @param vectors rows of 128 activations each
     * @return vectors x columns
     */
    double[][] measure(Chip chip, int hemisphere, NoiseKey noise, byte[][] vectors) {
        int distinct = vectors.length;
        Vectors activations = Vectors.zeros(distinct * repetitions, ChipGeometry.SIGNED_INPUTS);
        for (int v = 0; v < activations.count(); v++) {
            System.arraycopy(
                    vectors[v % distinct], 0, activations.data(), activations.start(v), ChipGeometry.SIGNED_INPUTS);
        }
        Vectors results = Vectors.zeros(activations.count(), ChipGeometry.COLUMNS);
        chip.multiply(
                new Multiplication(Block.whole(hemisphere), settings, noise.fold(hemisphere)), activations, results);
        double[][] means = new double[distinct][ChipGeometry.COLUMNS];
        for (int v = 0; v < results.count(); v++) {
            add(results.data(), results.start(v), means[v % distinct]);
        }
        return means;
    }

    private void add(byte[] results, int start, double[] means) {
        for (int column = 0; column < means.length; column++) {
            means[column] += results[start + column] / (double) repetitions;
        }
    }
}
