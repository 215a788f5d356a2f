package dev.synram.experiment.accuracy;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The 95 % confidence interval of a mean over samples and chips, both drawn from many of their kind, each sample being
 * classified on each chip.
 *
 * <p>The variance of the mean is the sum of that over samples, with half a sample added to each cell of the table as in
 * {@link AccuracyDifference}, and of that over chips; what chips and samples share is counted twice, which errs to the careful
 * side. The interval is that of Student's t with the degrees of freedom of Satterthwaite (1946, "An approximate distribution
 * of estimates of variance components", Biometrics Bulletin 2), so that few chips make it wide.
 */
final class CrossedInterval {

    private static final double TAIL = 0.975;

    private final double center;
    private final double half;

    private CrossedInterval(double center, double half) {
        this.center = center;
        this.half = half;
    }

    /**
     * The interval of values.
     *
     * @param values samples x chips, each -1..1, at least two chips and two samples
     */
    static CrossedInterval of(double[][] values) {
        int chips = values[0].length;
        double sum = 0;
        double squares = 0;
        double[] ofChips = new double[chips];
        for (double[] sample : values) {
            double mean = 0;
            for (int chip = 0; chip < chips; chip++) {
                mean += sample[chip] / chips;
                ofChips[chip] += sample[chip] / values.length;
            }
            sum += mean;
            squares += mean * mean;
        }
        double count = values.length + 2.0;
        double center = sum / count;
        double overSamples = ((squares + 1) / count - center * center) / count;
        double overChips = variance(ofChips) / chips;
        double both = overSamples + overChips;
        double freedom =
                both * both / (overSamples * overSamples / (values.length - 1) + overChips * overChips / (chips - 1));
        return new CrossedInterval(
                center, TDistribution.of(freedom).inverseCumulativeProbability(TAIL) * Math.sqrt(both));
    }

    private static double variance(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }

    double low() {
        return center - half;
    }

    double high() {
        return center + half;
    }
}
