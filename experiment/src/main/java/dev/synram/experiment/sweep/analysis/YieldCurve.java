package dev.synram.experiment.sweep.analysis;

import dev.synram.experiment.sweep.row.SweepRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The share of chips whose accuracy is at least as high as a threshold. Chips that could not be measured have none.
 *
 * @param setting what the chips have in common; empty if nothing varies
 * @param independent whether every row is about another chip, so that intervals hold
 * @param points from the lowest threshold to the highest
 */
public record YieldCurve(String setting, boolean independent, List<Point> points) {

    private static final int THRESHOLDS = 60;

    /**
     * A point of the curve.
     *
     * @param accuracy the threshold, 0..1
     * @param yield share of chips with that accuracy or a higher one
     */
    public record Point(double accuracy, Share yield) {}

    public YieldCurve {
        points = List.copyOf(points);
    }

    /**
     * The curve of some rows.
     *
     * @param low lowest threshold
     * @param high highest threshold
     */
    static YieldCurve of(String setting, List<SweepRow> rows, double low, double high) {
        double[] accuracies =
                rows.stream().flatMapToDouble(row -> row.accuracy().stream()).toArray();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= THRESHOLDS; i++) {
            double threshold = low + (high - low) * i / THRESHOLDS;
            points.add(new Point(threshold, atLeast(accuracies, threshold, rows.size())));
        }
        long chips = rows.stream()
                .map(row -> row.point().kind().chipSeed())
                .distinct()
                .count();
        return new YieldCurve(setting, chips == rows.size(), points);
    }

    private static Share atLeast(double[] accuracies, double threshold, int chips) {
        DoubleStream reached = Arrays.stream(accuracies).filter(accuracy -> accuracy >= threshold);
        return new Share((int) reached.count(), chips);
    }
}
