package dev.synram.experiment.sweep.analysis;

import dev.synram.calibration.measurement.Response;
import dev.synram.experiment.sweep.row.SweepMeasurement;
import dev.synram.experiment.sweep.row.SweepRow;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * A row with one of the lowest accuracies.
 *
 * @param row the row
 * @param why the metric of the chip that lies furthest from those of all rows in the same setting, if by more than two
 *     standard deviations; a hint, not a proof
 */
public record WorstChip(SweepRow row, String why) {

    private static final int MOST = 10;
    private static final int FEWEST_OTHERS = 5;

    /** Nearer metrics are those of usual chips. */
    private static final double FAR = 2;

    private static final Map<String, ToDoubleFunction<SweepMeasurement>> METRICS = new TreeMap<>(Map.of(
            "gain", metric(Response::gain),
            "spread of gains", metric(Response::gainSpread),
            "spread of offsets", metric(Response::offsetSpread),
            "fixed pattern", metric(Response::fixedPattern),
            "temporal noise", metric(Response::temporalNoise),
            "failed settings", SweepMeasurement::failures));

    private static ToDoubleFunction<SweepMeasurement> metric(ToDoubleFunction<Response> metric) {
        return measured -> measured.response().map(metric::applyAsDouble).orElse(Double.NaN);
    }

    /** The rows with the lowest accuracies, the lowest first. */
    static List<WorstChip> of(List<SweepRow> rows) {
        return rows.stream()
                .filter(row -> row.accuracy().isPresent())
                .sorted(Comparator.comparingDouble(
                                (SweepRow row) -> row.accuracy().getAsDouble())
                        .thenComparingInt(SweepRow::number))
                .limit(MOST)
                .map(row -> new WorstChip(row, why(row, alike(row, rows))))
                .toList();
    }

    private static List<SweepMeasurement> alike(SweepRow row, List<SweepRow> rows) {
        List<Axis> axes = Axis.varying(rows);
        String setting = Settings.label(row.point(), axes);
        return rows.stream()
                .filter(other -> Settings.label(other.point(), axes).equals(setting))
                .flatMap(other -> other.measured().stream())
                .toList();
    }

    private static String why(SweepRow row, List<SweepMeasurement> alike) {
        if (alike.size() < FEWEST_OTHERS) {
            return "";
        }
        String why = "";
        double furthest = FAR;
        SweepMeasurement own = row.measured().orElseThrow();
        for (Map.Entry<String, ToDoubleFunction<SweepMeasurement>> metric : METRICS.entrySet()) {
            double distance = distance(metric.getValue(), own, alike);
            if (Math.abs(distance) > furthest) {
                furthest = Math.abs(distance);
                why = String.format(Locale.ROOT, "%s %+.1f standard deviations", metric.getKey(), distance);
            }
        }
        return why;
    }

    private static double distance(
            ToDoubleFunction<SweepMeasurement> metric, SweepMeasurement own, List<SweepMeasurement> all) {
        double mean = all.stream().mapToDouble(metric).average().orElse(0);
        double squares = all.stream()
                .mapToDouble(metric)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = Math.sqrt(squares / (all.size() - 1));
        return deviation > 0 ? (metric.applyAsDouble(own) - mean) / deviation : 0;
    }
}
