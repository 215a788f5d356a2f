package dev.synram.experiment.ablation;

import dev.synram.experiment.accuracy.Estimate;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of a measurement over seeds, with Student's t distribution.
 *
 * @param mean of the measurements
 * @param error standard error of the mean: standard deviation over seeds by the root of their number
 * @param seeds number of seeds, at least 2
 */
record SeedStatistics(double mean, double error, int seeds) {

    private static final double TAIL = 0.975;

    /** Differences of equal numbers differ from each other by rounding alone. */
    private static final double ROUNDING = 1e-12;

    /**
     * The statistics of measurements.
     *
     * @param values one for each seed
     */
    static SeedStatistics of(double[] values) {
        if (values.length < 2) {
            throw new IllegalArgumentException(
                    "an interval over seeds needs at least 2 measurements, not " + values.length);
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new SeedStatistics(mean, Math.sqrt(squares / (values.length - 1) / values.length), values.length);
    }

    /** The mean with its 95 % interval. */
    Estimate estimate() {
        double half = distribution().inverseCumulativeProbability(TAIL) * error;
        return new Estimate(mean, mean - half, mean + half);
    }

    /**
     * The probability of a mean so far from 0 on either side if the expected one is 0. Equal measurements do not tell how much seeds differ, for
     * accuracies are counted in whole samples, so they never speak against chance.
     */
    double pValue() {
        if (error <= ROUNDING) {
            return 1;
        }
        return 2 * distribution().survivalProbability(Math.abs(mean) / error);
    }

    private TDistribution distribution() {
        return TDistribution.of(seeds - 1.0);
    }
}
