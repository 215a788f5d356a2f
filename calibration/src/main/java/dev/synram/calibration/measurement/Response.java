package dev.synram.calibration.measurement;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.chip.random.CounterRandom;
import java.util.Locale;

/**
 * The response of a chip, measured with random weights and activations.
 *
 * @param gain CADC LSB per unit of activation x weight at one send: the median over columns of the slope of the results
 *     over the ideal products
 * @param gainSpread standard deviation of that slope over columns, as a fraction of the gain
 * @param offsetSpread standard deviation over columns of the result of a product of 0, in LSB
 * @param fixedPattern root mean square difference in LSB between the mean results and {@code gain * numSends * product}
 * @param temporalNoise standard deviation over repetitions in LSB, median over columns
 */
public record Response(double gain, double gainSpread, double offsetSpread, double fixedPattern, double temporalNoise) {

    private static final MacSettings SETTINGS = new MacSettings(6, 5);
    private static final int VECTORS = 64;
    private static final int REPETITIONS = 16;
    private static final int LARGEST_WEIGHT = 30;
    private static final long DRAW = 0x5EED;

    /** Mean squares of the drawn weights and activations, and of their products' sums. */
    private static final double WEIGHT_SQUARE = LARGEST_WEIGHT * (LARGEST_WEIGHT + 1) / 3.0;

    private static final double ACTIVATION_SQUARE = 31 * 32 / 6.0;
    private static final double PRODUCT_SQUARE = SIGNED_INPUTS * WEIGHT_SQUARE * ACTIVATION_SQUARE;

    /** Measures all columns of a chip; overwrites its weights. */
    public static Response measure(Chip chip, NoiseKey noise) {
        int columns = chip.geometry().hemispheres() * COLUMNS;
        double[] slopes = new double[columns];
        double[] offsets = new double[columns];
        double[] noises = new double[columns];
        double[][] products = new double[columns][];
        double[][] means = new double[columns][];
        for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
            byte[] weights = randomWeights(hemisphere);
            Vectors activations = randomActivations(hemisphere);
            Vectors results = Vectors.zeros(VECTORS * REPETITIONS, COLUMNS);
            chip.writeWeights(Block.whole(hemisphere), weights);
            for (int r = 0; r < REPETITIONS; r++) {
                chip.multiply(
                        new Multiplication(
                                Block.whole(hemisphere),
                                SETTINGS,
                                noise.fold(hemisphere).fold(r)),
                        activations,
                        results.range(r * VECTORS, VECTORS));
            }
            for (int c = 0; c < COLUMNS; c++) {
                int column = hemisphere * COLUMNS + c;
                Column measured = new Column(results, c);
                products[column] = products(activations, weights, c);
                means[column] = measured.means();
                Line line = Line.fit(products[column], means[column]);
                slopes[column] = line.slope();
                offsets[column] = line.intercept();
                noises[column] = measured.noise();
            }
        }
        double gain = Statistics.median(slopes);
        return new Response(
                gain / SETTINGS.numSends(),
                Statistics.standardDeviation(slopes) / gain,
                Statistics.standardDeviation(offsets),
                rootMeanSquareError(products, means, gain),
                Statistics.median(noises));
    }

    private static double rootMeanSquareError(double[][] products, double[][] means, double gain) {
        double squares = 0;
        int count = 0;
        for (int column = 0; column < means.length; column++) {
            for (int v = 0; v < means[column].length; v++) {
                double error = means[column][v] - gain * products[column][v];
                squares += error * error;
                count++;
            }
        }
        return Math.sqrt(squares / count);
    }

    /**
     * The part of the fixed pattern that gains and offsets of columns leave, without the rest of the noise in means, as a standard
     * deviation of the gain over the synapses of a column, a fraction. Other errors that differ between the inputs of a column count
     * too, and what synapses do to all vectors alike counts as offset: for a chip whose synapses alone differ it is a fifth too low.
     * An offset that all columns have in common is not told apart and makes it too high; calibration removes that.
     */
    public double synapseDeviation() {
        double left =
                fixedPattern * fixedPattern - offsetSpread * offsetSpread - temporalNoise * temporalNoise / REPETITIONS;
        double perSend = gain * SETTINGS.numSends();
        double share = left / (perSend * perSend * PRODUCT_SQUARE) - gainSpread * gainSpread;
        return Math.sqrt(Math.max(0, share));
    }

    /** The metrics on one line of text. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "gain %.5f LSB, standard deviation over columns %.1f %%, fixed pattern %.2f LSB, temporal noise %.2f LSB",
                gain,
                100 * gainSpread,
                fixedPattern,
                temporalNoise);
    }

    private static byte[] randomWeights(int hemisphere) {
        byte[] weights = new byte[SIGNED_INPUTS * COLUMNS];
        long key = CounterRandom.combine(DRAW, hemisphere);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) (CounterRandom.below(2 * LARGEST_WEIGHT + 1, key, i) - LARGEST_WEIGHT);
        }
        return weights;
    }

    private static Vectors randomActivations(int hemisphere) {
        Vectors activations = Vectors.zeros(VECTORS, SIGNED_INPUTS);
        long key = CounterRandom.combine(~DRAW, hemisphere);
        for (int i = 0; i < activations.data().length; i++) {
            activations.data()[i] = (byte) Math.max(0, CounterRandom.below(63, key, i) - 31);
        }
        return activations;
    }

    private static double[] products(Vectors activations, byte[] weights, int column) {
        double[] products = new double[activations.count()];
        for (int v = 0; v < products.length; v++) {
            for (int i = 0; i < SIGNED_INPUTS; i++) {
                products[v] += activations.data()[activations.start(v) + i] * weights[i * COLUMNS + column];
            }
        }
        return products;
    }

    /** The results of one column for repetitions of the same vectors. */
    private record Column(Vectors results, int index) {

        double[] means() {
            double[] means = new double[VECTORS];
            for (int v = 0; v < VECTORS; v++) {
                means[v] = Statistics.mean(repetitions(v));
            }
            return means;
        }

        double noise() {
            double variance = 0;
            for (int v = 0; v < VECTORS; v++) {
                double standardDeviation = Statistics.standardDeviation(repetitions(v));
                variance += standardDeviation * standardDeviation / VECTORS;
            }
            return Math.sqrt(variance);
        }

        private double[] repetitions(int vector) {
            double[] values = new double[REPETITIONS];
            for (int r = 0; r < REPETITIONS; r++) {
                values[r] = results.data()[results.start(r * VECTORS + vector) + index];
            }
            return values;
        }
    }

    private record Line(double slope, double intercept) {

        /** Fits a line by least squares. */
        static Line fit(double[] x, double[] y) {
            double meanX = Statistics.mean(x);
            double meanY = Statistics.mean(y);
            double covariance = 0;
            double variance = 0;
            for (int i = 0; i < x.length; i++) {
                covariance += (x[i] - meanX) * (y[i] - meanY);
                variance += (x[i] - meanX) * (x[i] - meanX);
            }
            double slope = covariance / variance;
            return new Line(slope, meanY - slope * meanX);
        }
    }
}
