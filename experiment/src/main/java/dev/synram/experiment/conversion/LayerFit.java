package dev.synram.experiment.conversion;

import dev.synram.experiment.setting.ConversionEffort;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.quantization.MacScaling;
import dev.synram.network.quantization.MacScaling.Arrangement;
import dev.synram.network.quantization.ResultLimit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How well a multiplication uses the chips on which its numbers were chosen, on calibration data, with all errors of the layers
 * before it.
 *
 * @param layer its name
 * @param usualLsb 99.9th percentile of its results, with their digital bias, as far as later layers take them, in LSB
 * @param limitLsb largest result that later layers distinguish, in LSB; for results that are not limited, such as those of the last
 *     layer, the largest that there is
 * @param full share of what its converters read that is the largest possible or, unless it is dropped, the smallest, 0..1
 * @param signalToNoiseDb mean square of its results in float by the mean square of what those of the chips differ from them, in
 *     decibels
 * @param numSends number of sends of its vectors
 * @param inputBits bits of its activations
 * @param rowCopies rows that each activation stands on with its high bits
 * @param columnCopies columns whose mean is a result
 * @param constantRows rows that take a constant part out of its results
 * @param rowTiles tiles of rows whose results are added digitally
 */
public record LayerFit(
        String layer,
        double usualLsb,
        double limitLsb,
        double full,
        double signalToNoiseDb,
        int numSends,
        int inputBits,
        int rowCopies,
        int columnCopies,
        int constantRows,
        int rowTiles) {

    private static final double STARVED = 0.25;
    private static final double FULL = 0.01;

    static LayerFit of(
            String layer,
            byte[] readings,
            byte[] results,
            float[] wanted,
            double scale,
            ResultLimit limit,
            Arrangement arrangement,
            int numSends,
            int rowTiles) {
        boolean dropped = limit.negative() != ResultLimit.Negative.KEPT;
        int full = 0;
        for (byte reading : readings) {
            full += reading == Byte.MAX_VALUE || (!dropped && reading == Byte.MIN_VALUE) ? 1 : 0;
        }
        RowSlices rows = arrangement.rows();
        double[] taken = taken(results, limit, arrangement.mean());
        return new LayerFit(
                layer,
                UsualMagnitude.of(taken.length, i -> taken[i]),
                isLimited(limit) ? limit.lsb() : Byte.MAX_VALUE,
                full / (double) Math.max(1, readings.length),
                signalToNoise(taken, wanted, scale, limit),
                numSends,
                rows.bits(),
                rows.copies(),
                arrangement.columns(),
                arrangement.constantRows(),
                rowTiles);
    }

    /** Of the last layer only the largest results matter, but all of them are read. */
    private static boolean isLimited(ResultLimit limit) {
        return limit.negative() != ResultLimit.Negative.SMALL;
    }

    /** One result a channel, as far as later layers take it, in LSB. */
    private static double[] taken(byte[] results, ResultLimit limit, ColumnMean mean) {
        int columns = mean.columns();
        double[] taken = new double[results.length / columns];
        for (int i = 0; i < taken.length; i++) {
            double sum = 0;
            for (int c = i * columns; c < (i + 1) * columns; c++) {
                sum += results[c];
            }
            double result = sum / mean.divisor(i % mean.shifts().size());
            taken[i] = isLimited(limit) ? limit.taken(result) : result;
        }
        return taken;
    }

    private static double signalToNoise(double[] taken, float[] wanted, double scale, ResultLimit limit) {
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < wanted.length; i++) {
            double counted = limit.counted(wanted[i]);
            double off = taken[i] / scale - counted;
            signal += counted * counted;
            noise += off * off;
        }
        return 10 * Math.log10(Math.max(signal, Float.MIN_NORMAL) / Math.max(noise, Float.MIN_NORMAL));
    }

    /** Whether its results are too small for the converter, although its vectors are sent as often as possible. */
    public boolean isStarved() {
        return usualLsb < STARVED * limitLsb;
    }

    /** Whether its converters are full too often. */
    public boolean isSaturated() {
        return full > FULL;
    }

    /**
     * A warning with a remedy if the range is used badly, or null.
     *
     * @param effort how long the ranges were searched
     */
    public @Nullable String warning(ConversionEffort effort) {
        if (isStarved()) {
            return String.format(
                    Locale.ROOT,
                    "layer %s is starved: the 99.9th percentile of its results is %.0f of %.0f LSB at %s sends; %s",
                    layer,
                    usualLsb,
                    limitLsb,
                    numSends,
                    numSends >= MacScaling.MAX_SENDS
                            ? "more rows for its activations or weights of similar size would help"
                            : "its largest results are rare, and finer activations of the next layer would help");
        }
        if (isSaturated()) {
            return String.format(
                    Locale.ROOT,
                    "layer %s is clipped: %.1f %% of what its converters read is beyond their range; %s",
                    layer,
                    100 * full,
                    effort == ConversionEffort.THOROUGH
                            ? "weights of similar size would help, or training in the loop"
                            : "--convert thorough also tries other scales");
        }
        return null;
    }
}
