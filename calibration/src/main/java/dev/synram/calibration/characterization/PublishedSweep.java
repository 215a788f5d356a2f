package dev.synram.calibration.characterization;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The published response of a calibrated chip to one row with input 12 and 100 sends, by range of weights: digitized
 * from the figure {@code hagen_properties_fig2} of {@code brainscales2-demos} (commit 11e31d8), to about 1 LSB.
 *
 * @param fromWeight lowest weight of the range
 * @param toWeight highest weight of the range
 * @param mean result in LSB, mean over the range
 * @param standardDeviation standard deviation of single columns from a smooth line, in LSB
 */
public record PublishedSweep(int fromWeight, int toWeight, double mean, double standardDeviation) {

    /** All ranges in ascending order. */
    public static final List<PublishedSweep> RANGES = List.of(
            new PublishedSweep(-63, -56, -108.4, 11.9),
            new PublishedSweep(-55, -46, -104.3, 4.8),
            new PublishedSweep(-45, -36, -90.5, 3.7),
            new PublishedSweep(-35, -26, -71.4, 4.2),
            new PublishedSweep(-25, -16, -48.9, 2.0),
            new PublishedSweep(-15, -6, -24.7, 2.0),
            new PublishedSweep(-5, 5, 0.5, 2.1),
            new PublishedSweep(6, 15, 26.8, 3.1),
            new PublishedSweep(16, 25, 52.4, 4.4),
            new PublishedSweep(26, 35, 73.1, 4.3),
            new PublishedSweep(36, 45, 97.3, 5.4),
            new PublishedSweep(46, 55, 117.5, 4.1),
            new PublishedSweep(56, 63, 125.5, 5.3));

    /** Mean of the points of a sweep whose weights lie in this range. */
    public double meanOf(List<Point> points) {
        return points.stream()
                .filter(point -> point.weight() >= fromWeight && point.weight() <= toWeight)
                .mapToDouble(Point::mean)
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Standard deviation of single columns in this range from a line of their own in each hemisphere, whose drivers differ;
     * root mean square over hemispheres.
     */
    public double standardDeviationOf(List<Point> points) {
        Map<Integer, List<Point>> byHemisphere = points.stream()
                .filter(point -> point.weight() >= fromWeight && point.weight() <= toWeight)
                .collect(Collectors.groupingBy(Point::hemisphere));
        return Math.sqrt(byHemisphere.values().stream()
                .mapToDouble(PublishedSweep::residualVariance)
                .average()
                .orElse(Double.NaN));
    }

    private static double residualVariance(List<Point> points) {
        double weight = points.stream().mapToDouble(Point::weight).average().orElse(0);
        double mean = points.stream().mapToDouble(Point::mean).average().orElse(0);
        double covariance = 0;
        double variance = 0;
        for (Point point : points) {
            covariance += (point.weight() - weight) * (point.mean() - mean);
            variance += (point.weight() - weight) * (point.weight() - weight);
        }
        double squares = 0;
        for (Point point : points) {
            double residual = point.mean() - mean - covariance / variance * (point.weight() - weight);
            squares += residual * residual;
        }
        return squares / (points.size() - 2);
    }
}
