package dev.synram.experiment.conversion;

import dev.synram.network.layer.ColumnMean;
import dev.synram.network.quantization.ResultLimit;

/**
 * The scale of a multiplication's results for which they come closest to the reference, in the mean of squares: every tile
 * is read by a converter of 8 bits, sums and biases saturate, what follows limits and rounds, and each read adds noise.
 */
final class ScaleSearch {

    /** Standard deviation of a read of a calibrated chip, in LSB (hxtorch's default). */
    private static final double NOISE = 2;

    private static final int STEPS = 30;
    private static final double SPAN = 8;
    private static final int MOST_RESULTS = 16_384;

    /** For each tile of rows, the products of some results. */
    private final double[][] products;

    /** The biases of the same results that are added digitally. */
    private final double[] offsets;

    /** The same results in float, as far as they count. */
    private final double[] wanted;

    /** By what the same results are larger on the array. */
    private final double[] boosts;

    private final ResultLimit limit;
    private final double noise;

    /**
     * Prepares.
     *
     * @param all products in units of float, without what constant rows add
     * @param onArray whether the bias stands on the array, in the last tile
     * @param mean how readings of columns become results
     */
    ScaleSearch(
            TileProducts all, float[] bias, boolean onArray, float[] reference, ResultLimit limit, ColumnMean mean) {
        this.limit = limit;
        int tiles = all.parts().size();
        noise = NOISE * Math.sqrt(tiles / (double) mean.columns());
        int stride = Stride.of(reference.length, MOST_RESULTS);
        int count = Math.ceilDiv(reference.length, stride);
        products = new double[tiles][count];
        offsets = new double[count];
        wanted = new double[count];
        boosts = new double[count];
        for (int i = 0; i < count; i++) {
            for (int p = 0; p < tiles; p++) {
                products[p][i] = all.parts().get(p)[i * stride];
            }
            float own = bias[i * stride % bias.length];
            products[tiles - 1][i] += onArray ? own : 0;
            offsets[i] = onArray ? 0 : own;
            wanted[i] = limit.counted(reference[i * stride]);
            boosts[i] = 1 << mean.shifts().get(i * stride % bias.length);
        }
    }

    /** The scale at which the usual reference is at the limit. */
    static double usual(float[] reference, ResultLimit limit) {
        return usual(UsualMagnitude.of(reference, limit), limit);
    }

    private static double usual(double magnitude, ResultLimit limit) {
        return magnitude == 0 ? 1 : limit.lsb() / magnitude;
    }

    /** The best scale up to a largest one. */
    double best(double largest) {
        double usual = usual(UsualMagnitude.of(wanted.length, i -> wanted[i]), limit);
        double best = Math.min(usual, largest);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= STEPS; i++) {
            double scale = usual * Math.pow(SPAN, 2.0 * i / STEPS - 1);
            if (scale > largest * (1 + 1e-9)) {
                break;
            }
            double error = error(scale);
            if (error < least) {
                least = error;
                best = scale;
            }
        }
        return best;
    }

    private double error(double scale) {
        boolean halves = limit.negative() == ResultLimit.Negative.DROPPED && limit.step() > 1;
        double half = halves ? limit.step() / 2.0 : 0;
        double sum = 0;
        double noises = 0;
        for (int i = 0; i < wanted.length; i++) {
            double boost = boosts[i];
            double reading = 0;
            for (double[] tile : products) {
                reading = saturated(reading + saturated(Math.rint(tile[i] * scale * boost)));
            }
            double bias = saturated(Math.rint((offsets[i] * scale + half) * boost));
            reading = saturated(reading + bias) / boost;
            double taken = limit.taken(reading);
            double off = taken / scale - wanted[i];
            sum += off * off;
            noises += taken != 0 ? 1 / (boost * boost) : 0;
        }
        return (sum + noises * noise * noise / (scale * scale)) / wanted.length;
    }

    private static double saturated(double value) {
        return Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, value));
    }
}
