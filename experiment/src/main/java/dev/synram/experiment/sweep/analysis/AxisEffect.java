package dev.synram.experiment.sweep.analysis;

import dev.synram.experiment.sweep.row.SweepRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The accuracies of all rows over the values of an axis. Many values are counted in ten intervals of equal width.
 *
 * @param axis name of the axis
 * @param steps one for each value, in order
 */
public record AxisEffect(String axis, List<Step> steps) {

    private static final int MOST_VALUES = 12;
    private static final int INTERVALS = 10;

    /**
     * A value or an interval of an axis.
     *
     * @param value the value, or the middle of the interval
     * @param accuracies of the rows there, 0..1
     */
    public record Step(AxisValue value, Quantiles accuracies) {}

    public AxisEffect {
        steps = List.copyOf(steps);
    }

    /** The effect of an axis; rows without an accuracy do not count. */
    public static AxisEffect of(Axis axis, List<SweepRow> rows) {
        List<AxisValue> values = axis.values(rows);
        return new AxisEffect(
                axis.name(), values.size() <= MOST_VALUES ? atValues(axis, values, rows) : within(axis, values, rows));
    }

    private static List<Step> atValues(Axis axis, List<AxisValue> values, List<SweepRow> rows) {
        return values.stream()
                .map(value -> new Step(
                        value,
                        accuracies(rows, row -> axis.value().apply(row.point()).equals(value))))
                .toList();
    }

    private static List<Step> within(Axis axis, List<AxisValue> values, List<SweepRow> rows) {
        double low = values.getFirst().position();
        double width = (values.getLast().position() - low) / INTERVALS;
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < INTERVALS; i++) {
            int interval = i;
            steps.add(new Step(AxisValue.of(low + (i + 0.5) * width), accuracies(rows, row -> {
                double position = axis.value().apply(row.point()).position();
                return Math.min((int) ((position - low) / width), INTERVALS - 1) == interval;
            })));
        }
        return steps;
    }

    private static Quantiles accuracies(List<SweepRow> rows, Predicate<SweepRow> chosen) {
        return Quantiles.of(rows.stream()
                .filter(chosen)
                .flatMapToDouble(row -> row.accuracy().stream())
                .toArray());
    }
}
