package dev.synram.calibration;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.calibration.measurement.MeanReadings;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import java.util.Arrays;

/** The measurements of the public minimum requirements, and how their negative controls overwrite cells. */
final class FloorMeasurements {

    private FloorMeasurements() {}

    static double[] membranes(Chip chip, double micros) {
        return new MeanReadings(16).membranes(chip, micros, NoiseKey.of(7));
    }

    static byte[] events(int count, int activation) {
        byte[] vector = new byte[SIGNED_INPUTS];
        Arrays.fill(vector, 0, count, (byte) activation);
        return vector;
    }

    static byte[] mean(Chip chip, int hemisphere, byte[] weights, byte[] vector) {
        double[] means = columnMeans(runs(chip, hemisphere, weights, vector, MacSettings.DEFAULT, 8));
        byte[] rounded = new byte[COLUMNS];
        for (int c = 0; c < COLUMNS; c++) {
            rounded[c] = (byte) Math.round(means[c]);
        }
        return rounded;
    }

    static double[] standardDeviations(
            Chip chip, int hemisphere, int weight, byte[] vector, MacSettings settings, int runs) {
        byte[] weights = new byte[SIGNED_INPUTS * COLUMNS];
        Arrays.fill(weights, (byte) weight);
        return columnStandardDeviations(runs(chip, hemisphere, weights, vector, settings, runs));
    }

    /** Results by column and run. */
    static double[][] runs(Chip chip, int hemisphere, byte[] weights, byte[] vector, MacSettings settings, int runs) {
        chip.writeWeights(Block.whole(hemisphere), weights);
        Vectors activations = Vectors.zeros(runs, SIGNED_INPUTS);
        for (int r = 0; r < runs; r++) {
            System.arraycopy(vector, 0, activations.data(), activations.start(r), SIGNED_INPUTS);
        }
        Vectors results = Vectors.zeros(runs, COLUMNS);
        chip.multiply(new Multiplication(Block.whole(hemisphere), settings, NoiseKey.of(5)), activations, results);
        double[][] byColumn = new double[COLUMNS][runs];
        for (int r = 0; r < runs; r++) {
            for (int c = 0; c < COLUMNS; c++) {
                byColumn[c][r] = results.data()[results.start(r) + c];
            }
        }
        return byColumn;
    }

    static double[] columnMeans(double[][] byColumn) {
        return Arrays.stream(byColumn).mapToDouble(Statistics::mean).toArray();
    }

    static double[] columnStandardDeviations(double[][] byColumn) {
        return Arrays.stream(byColumn)
                .mapToDouble(Statistics::standardDeviation)
                .toArray();
    }

    static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }

    static void fill(Chip chip, Cell cell, int value) {
        int[] values = chip.readCells(cell);
        Arrays.fill(values, value);
        chip.writeCells(cell, values);
    }

    /** Settings from the whole range, as after power-on of a chip whose cells hold arbitrary values. */
    static void scatter(Chip chip, Cell cell) {
        int[] values = chip.readCells(cell);
        int range = cell.max() - cell.min();
        Arrays.setAll(values, i -> cell.min() + range / 4 + i * 37 % (range / 2));
        chip.writeCells(cell, values);
    }
}
