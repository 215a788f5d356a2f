package dev.synram.experiment.conversion;

import dev.synram.network.FloatWeights;
import dev.synram.network.layer.ColumnMean;

/**
 * What the columns of a multiplication should read in the mean of samples.
 *
 * @param wanted results in float
 * @param scale LSB per unit of results
 * @param offsets digital bias of each column, in LSB
 * @param mean how readings of columns become results
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as records
public record ColumnMeans(float[] wanted, double scale, FloatWeights offsets, ColumnMean mean) {

    /** Readings beyond are compressed on a calibrated chip, in LSB. */
    private static final double LINEAR = 100;

    /**
     * A bias that takes back what each column reads too much or too little.
     *
     * @param bias in float, one a column
     * @param readings of all columns for all samples and positions, without the digital bias, in LSB
     */
    public FloatWeights corrected(FloatWeights bias, byte[] readings) {
        int columns = bias.outputs();
        double[] missing = new double[columns];
        for (int i = 0; i < readings.length; i += columns) {
            for (int column = 0; column < columns; column++) {
                int result = (i + column) / mean.columns();
                double boosted = scale * (1 << mean.shifts().get(column / mean.columns()));
                double expected = wanted[result] * boosted - offsets.values()[column];
                missing[column] += linear(expected) - linear(readings[i + column]);
            }
        }
        float[] corrected = bias.values().clone();
        for (int column = 0; column < columns; column++) {
            corrected[column] += (float) (missing[column] * columns / readings.length / scale);
        }
        return new FloatWeights(1, columns, corrected);
    }

    /** The range in which a converter can be trusted. */
    private static double linear(double reading) {
        return Math.max(-LINEAR, Math.min(LINEAR, reading));
    }
}
