package dev.synram.calibration.characterization;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sweeps the weights -63..63 over the first 127 columns of every hemisphere, one weight per column, and sends equal
 * inputs.
 *
 * @param rows number of inputs that send events, starting with the first, 1..128
 * @param settings how events are sent
 * @param runs repetitions, at least 2
 */
public record AmplitudeSweep(int rows, MacSettings settings, int runs) {

    /** Number of columns used: one per weight. */
    public static final int SWEPT_COLUMNS = 2 * MAX_WEIGHT + 1;

    public AmplitudeSweep {
        if (rows < 1 || rows > SIGNED_INPUTS || runs < 2) {
            throw new IllegalArgumentException(
                    "%s rows and %s runs are not possible; there are 1..%s rows and at least 2 runs"
                            .formatted(rows, runs, SIGNED_INPUTS));
        }
    }

    /** The sweep of the figure in the source document: all inputs, one send (Weis et al. 2020, arXiv 2006.13177). */
    public static AmplitudeSweep ofAllInputs(int runs) {
        return new AmplitudeSweep(SIGNED_INPUTS, MacSettings.DEFAULT, runs);
    }

    /**
     * The sweep of the figure in the public tutorial: one row, 100 sends ({@code brainscales2-demos}, hagen
     * properties).
     */
    public static AmplitudeSweep ofOneRow(int runs) {
        return new AmplitudeSweep(1, new MacSettings(100, MacSettings.DEFAULT.waitBetweenEvents()), runs);
    }

    /** Measures all weights with one input, 0..31; overwrites the weights of the chip. */
    public List<Point> measure(Chip chip, int input, NoiseKey noise) {
        int[] weights = new int[SWEPT_COLUMNS];
        Arrays.setAll(weights, column -> column - MAX_WEIGHT);
        return measure(chip, input, weights, noise);
    }

    /** Measures one weight on all columns with one input, 0..31; overwrites the weights of the chip. */
    public List<Point> measureUniform(Chip chip, int input, int weight, NoiseKey noise) {
        int[] weights = new int[COLUMNS];
        Arrays.fill(weights, weight);
        return measure(chip, input, weights, noise);
    }

    private List<Point> measure(Chip chip, int input, int[] weights, NoiseKey noise) {
        Vectors activations = Vectors.zeros(runs, SIGNED_INPUTS);
        for (int r = 0; r < runs; r++) {
            Arrays.fill(activations.data(), activations.start(r), activations.start(r) + rows, (byte) input);
        }
        List<Point> points = new ArrayList<>();
        for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
            Block block = Block.whole(hemisphere);
            chip.writeWeights(block, onAllRows(weights));
            Vectors results = Vectors.zeros(runs, COLUMNS);
            chip.multiply(
                    new Multiplication(block, settings, noise.fold(input).fold(hemisphere)), activations, results);
            for (int column = 0; column < weights.length; column++) {
                points.add(point(hemisphere, column, weights[column], input, results));
            }
        }
        return points;
    }

    private static byte[] onAllRows(int[] weightsOfColumns) {
        byte[] weights = new byte[SIGNED_INPUTS * COLUMNS];
        for (int row = 0; row < SIGNED_INPUTS; row++) {
            for (int column = 0; column < weightsOfColumns.length; column++) {
                weights[row * COLUMNS + column] = (byte) weightsOfColumns[column];
            }
        }
        return weights;
    }

    private Point point(int hemisphere, int column, int weight, int input, Vectors results) {
        double sum = 0;
        double squares = 0;
        for (int r = 0; r < runs; r++) {
            double result = results.data()[results.start(r) + column];
            sum += result;
            squares += result * result;
        }
        double variance = Math.max(0, squares - sum * sum / runs) / (runs - 1);
        return new Point(hemisphere, column, weight, input, sum / runs, Math.sqrt(variance));
    }

    /** The product of a point with one send. */
    public int product(Point point) {
        return point.weight() * point.input() * rows;
    }
}
