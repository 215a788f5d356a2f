package dev.synram.calibration.characterization;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The metrics of an amplitude sweep.
 *
 * @param gain LSB per unit of input x weight: the slope of the means within the linear range
 * @param temporalNoise standard deviation over runs in LSB, root mean square over points in the linear range
 * @param fixedPatternPercent standard deviation over columns of result / (gain x product), for results of 30 to 80 LSB;
 *     not a number if there are none
 * @param linearityR2 share of the variance of the means in the linear range that is explained by the line
 * @param saturationHigh mean result over columns of the largest positive products
 * @param saturationLow mean result over columns of the largest negative products
 */
public record ResponseMetrics(
        double gain,
        double temporalNoise,
        double fixedPatternPercent,
        double linearityR2,
        double saturationHigh,
        double saturationLow) {

    /** Results within this distance from 0 are linear on calibrated chips. */
    private static final double LINEAR_LSB = 80;

    private static final double LARGE_LSB = 30;
    private static final int STRONG_WEIGHT = 56;

    static ResponseMetrics of(AmplitudeSweep sweep, List<Point> points, List<Point> ends) {
        Predicate<Point> linear = point -> Math.abs(point.mean()) <= LINEAR_LSB;
        double[] products =
                points.stream().filter(linear).mapToDouble(sweep::product).toArray();
        double[] means = points.stream().filter(linear).mapToDouble(Point::mean).toArray();
        double meanProduct = mean(products);
        double meanMean = mean(means);
        double covariance = 0;
        double productVariance = 0;
        double meanVariance = 0;
        for (int i = 0; i < means.length; i++) {
            covariance += (products[i] - meanProduct) * (means[i] - meanMean);
            productVariance += (products[i] - meanProduct) * (products[i] - meanProduct);
            meanVariance += (means[i] - meanMean) * (means[i] - meanMean);
        }
        double gain = covariance / productVariance;
        double noise = Math.sqrt(points.stream()
                .filter(linear)
                .mapToDouble(point -> point.deviation() * point.deviation())
                .average()
                .orElse(0));
        double[] relative = points.stream()
                .filter(linear)
                .filter(point -> Math.abs(point.mean()) >= LARGE_LSB)
                .mapToDouble(point -> point.mean() / (gain * sweep.product(point)))
                .toArray();
        return new ResponseMetrics(
                gain,
                noise,
                100 * standardDeviation(relative),
                covariance * covariance / (productVariance * meanVariance),
                meanOf(ends, point -> point.weight() >= STRONG_WEIGHT),
                meanOf(ends, point -> point.weight() <= -STRONG_WEIGHT));
    }

    private static double meanOf(List<Point> points, Predicate<Point> chosen) {
        return points.stream().filter(chosen).mapToDouble(Point::mean).average().orElse(Double.NaN);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double standardDeviation(double[] values) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1));
    }
}
