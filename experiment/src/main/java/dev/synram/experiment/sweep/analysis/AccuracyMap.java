package dev.synram.experiment.sweep.analysis;

import dev.synram.experiment.sweep.row.SweepRow;
import java.util.ArrayList;
import java.util.List;

/**
 * Median accuracies over two axes.
 *
 * @param across name of the axis of columns
 * @param columns values of that axis
 * @param down name of the axis of rows
 * @param rows values of that axis
 * @param medians for each row and column the median accuracy, 0..1; NaN where nothing was measured
 */
public record AccuracyMap(
        String across, List<AxisValue> columns, String down, List<AxisValue> rows, List<List<Double>> medians) {

    private static final int MOST_VALUES = 24;

    /** Whether an axis has few enough values for a map. */
    static boolean fits(Axis axis, List<SweepRow> rows) {
        return axis.values(rows).size() <= MOST_VALUES;
    }

    static AccuracyMap of(Axis across, Axis down, List<SweepRow> all) {
        List<AxisValue> columns = across.values(all);
        List<AxisValue> rows = down.values(all);
        List<List<Double>> medians = new ArrayList<>();
        for (AxisValue row : rows) {
            medians.add(columns.stream()
                    .map(column -> Quantiles.of(all.stream()
                                    .filter(one -> across.value()
                                                    .apply(one.point())
                                                    .equals(column)
                                            && down.value().apply(one.point()).equals(row))
                                    .flatMapToDouble(one -> one.accuracy().stream())
                                    .toArray())
                            .median())
                    .toList());
        }
        return new AccuracyMap(across.name(), columns, down.name(), rows, medians);
    }
}
