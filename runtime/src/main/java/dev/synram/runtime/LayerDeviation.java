package dev.synram.runtime;

import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.quantization.ResultLimit;
import java.util.Arrays;

/**
 * How far a layer's results on chips are from those without rounding, for the same activations, as far as the layers after it
 * can tell: within 8 bits, and at 0 or above if they drop what is below.
 *
 * @param layer name of the layer
 * @param rms root mean square of the difference over all columns, in LSB
 * @param worstOutput the output, from 0, with the column whose error is the largest compared with its results
 * @param worstRms root mean square of that column's error, in LSB
 * @param worstShare its square by the mean square of what the column should read and of {@value #FLOOR} LSB together: about 0 if
 *     all is well, 1 for a column that always reads 0
 * @param otherRms the median over columns, in LSB
 * @param size by what results on chips vary more than those without rounding, the common slope of all columns by least squares; 1
 *     if nothing is wrong
 */
public record LayerDeviation(
        String layer, double rms, int worstOutput, double worstRms, double worstShare, double otherRms, double size) {

    private static final double FLOOR = 10;
    private static final double CLEAR_SHARE = 0.4;
    private static final double CLEAR_SIZE = 0.25;

    /** Whether a column is so wrong that it may be defective. */
    public boolean hasDefect() {
        return worstShare > CLEAR_SHARE;
    }

    /** Whether results are so much too large or too small that a scale may be wrong. */
    public boolean isScaledWrongly() {
        return Math.abs(size - 1) > CLEAR_SIZE;
    }

    /** Adds up differences; used by one thread. */
    public static final class Sums {

        private final String layer;
        private final double[] squares;
        private final double[] hostSquares;
        private final double[] hostSums;
        private final double[] chipSums;
        private final double lowest;
        private double products;
        private long positions;
        private int columnsOfOutput = 1;

        /**
         * No differences yet.
         *
         * @param network of the layer
         * @param mac the layer
         */
        public Sums(Network network, Mac mac) {
            layer = mac.name();
            squares = new double[mac.outputs()];
            hostSquares = new double[mac.outputs()];
            hostSums = new double[mac.outputs()];
            chipSums = new double[mac.outputs()];
            boolean dropped = ResultLimit.of(network, mac.node()).negative() == ResultLimit.Negative.DROPPED;
            lowest = dropped ? 0 : Byte.MIN_VALUE;
        }

        /**
         * Adds results.
         *
         * @param onChips positions x columns, in LSB, with the half step
         * @param inFloat positions x outputs, in LSB, not rounded
         * @param mean how columns become outputs
         * @param halfStep added to each output for requantization, in LSB
         */
        void add(byte[] onChips, float[] inFloat, ColumnMean mean, int halfStep) {
            columnsOfOutput = mean.columns();
            int outputs = mean.shifts().size();
            for (int i = 0; i < onChips.length; i++) {
                int output = i / columnsOfOutput;
                int boost = 1 << mean.shifts().get(output % outputs);
                double host = limited(inFloat[output] * boost);
                double chip = limited(onChips[i] - (double) halfStep * boost);
                int column = i % squares.length;
                squares[column] += (chip - host) * (chip - host);
                hostSquares[column] += host * host;
                hostSums[column] += host;
                chipSums[column] += chip;
                products += host * chip;
            }
            positions += onChips.length / squares.length;
        }

        private double limited(double result) {
            return Math.clamp(result, lowest, Byte.MAX_VALUE);
        }

        /** The deviation so far; at least one result must have been added. */
        public LayerDeviation deviation() {
            int worst = 0;
            for (int column = 0; column < squares.length; column++) {
                worst = share(column) > share(worst) ? column : worst;
            }
            double[] sorted = squares.clone();
            Arrays.sort(sorted);
            return new LayerDeviation(
                    layer,
                    Math.sqrt(Arrays.stream(squares).sum() / (positions * squares.length)),
                    worst / columnsOfOutput,
                    Math.sqrt(squares[worst] / positions),
                    share(worst),
                    Math.sqrt(sorted[sorted.length / 2] / positions),
                    slope());
        }

        /** Covariance by variance within columns, so that offsets do not count. */
        private double slope() {
            double covariance = products;
            double variance = Arrays.stream(hostSquares).sum();
            for (int column = 0; column < squares.length; column++) {
                covariance -= hostSums[column] * chipSums[column] / positions;
                variance -= hostSums[column] * hostSums[column] / positions;
            }
            return variance > positions ? covariance / variance : 1;
        }

        private double share(int column) {
            return squares[column] / (hostSquares[column] + FLOOR * FLOOR * positions);
        }
    }
}
