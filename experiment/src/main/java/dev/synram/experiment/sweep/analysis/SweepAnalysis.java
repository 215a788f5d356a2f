package dev.synram.experiment.sweep.analysis;

import dev.synram.experiment.sweep.row.SweepRow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rows of a sweep with a network say together.
 *
 * @param rows all rows
 * @param axes what varies beside the chips
 * @param required accuracy of a chip that does not fail, 0..1
 * @param yields curves of the settings, at most six
 * @param effects of each axis on the accuracy
 * @param map over the first two axes; empty if fewer vary
 * @param worst the rows with the lowest accuracies
 * @param tolerances of the error sources that are scaled
 */
public record SweepAnalysis(
        List<SweepRow> rows,
        List<Axis> axes,
        double required,
        List<YieldCurve> yields,
        List<AxisEffect> effects,
        Optional<AccuracyMap> map,
        List<WorstChip> worst,
        List<Tolerance> tolerances) {

    private static final int MOST_CURVES = 6;

    public SweepAnalysis {
        rows = List.copyOf(rows);
        axes = List.copyOf(axes);
        yields = List.copyOf(yields);
        effects = List.copyOf(effects);
        worst = List.copyOf(worst);
        tolerances = List.copyOf(tolerances);
    }

    /**
     * Analyses rows.
     *
     * @param required accuracy of a chip that does not fail, 0..1
     */
    public static SweepAnalysis of(List<SweepRow> rows, double required) {
        List<Axis> axes = Axis.varying(rows);
        List<Axis> few =
                axes.stream().filter(axis -> AccuracyMap.fits(axis, rows)).toList();
        return new SweepAnalysis(
                rows,
                axes,
                required,
                yields(rows, axes),
                axes.stream().map(axis -> AxisEffect.of(axis, rows)).toList(),
                few.size() < 2 ? Optional.empty() : Optional.of(AccuracyMap.of(few.get(0), few.get(1), rows)),
                WorstChip.of(rows),
                Tolerance.of(rows, required));
    }

    private static List<YieldCurve> yields(List<SweepRow> rows, List<Axis> axes) {
        double[] accuracies =
                rows.stream().flatMapToDouble(row -> row.accuracy().stream()).toArray();
        if (accuracies.length == 0) {
            return List.of();
        }
        double low = Arrays.stream(accuracies).min().orElseThrow();
        double high = Arrays.stream(accuracies).max().orElseThrow();
        Map<String, List<SweepRow>> settings = Settings.groups(rows, axes);
        Map<String, List<SweepRow>> shown = settings.size() <= MOST_CURVES ? settings : Map.of("all settings", rows);
        return shown.entrySet().stream()
                .map(setting -> YieldCurve.of(setting.getKey(), setting.getValue(), low, high))
                .toList();
    }

    /** The share of all rows, not of chips, whose accuracy is too low or was not measured. */
    public Share failing() {
        int passing = (int) rows.stream()
                .filter(row -> row.accuracy().orElse(Double.NEGATIVE_INFINITY) >= required)
                .count();
        return new Share(rows.size() - passing, rows.size());
    }

    /** The rows that were not measured. */
    public List<SweepRow> notMeasured() {
        return rows.stream().filter(row -> row.measured().isEmpty()).toList();
    }
}
