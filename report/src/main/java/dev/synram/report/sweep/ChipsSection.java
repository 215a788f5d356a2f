package dev.synram.report.sweep;

import dev.synram.calibration.measurement.Response;
import dev.synram.experiment.sweep.analysis.Axis;
import dev.synram.experiment.sweep.analysis.Quantiles;
import dev.synram.experiment.sweep.analysis.Settings;
import dev.synram.experiment.sweep.analysis.WorstChip;
import dev.synram.experiment.sweep.row.SweepMeasurement;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Section;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What was measured on the chips themselves, and the worst of them. */
final class ChipsSection {

    private static final int MOST_FAILURES = 20;

    private ChipsSection() {}

    static Section metrics(List<SweepRow> rows) {
        List<SweepMeasurement> measured =
                rows.stream().flatMap(row -> row.measured().stream()).toList();
        List<Response> responses =
                measured.stream().flatMap(one -> one.response().stream()).toList();
        List<List<String>> table = new ArrayList<>();
        if (!responses.isEmpty()) {
            table.add(row("gain, LSB", responses, 5, Response::gain));
            table.add(row("gain over columns, standard deviation in %", responses, 2, one -> 100 * one.gainSpread()));
            table.add(row("offset over columns, standard deviation in LSB", responses, 2, Response::offsetSpread));
            table.add(row("fixed pattern, LSB", responses, 2, Response::fixedPattern));
            table.add(row("temporal noise, LSB", responses, 2, Response::temporalNoise));
        }
        table.add(row("settings that calibration did not find", measured, 0, SweepMeasurement::failures));
        return Section.table("Chips", "Over all rows.", List.of("metric", "median", "5 %", "95 %"), table);
    }

    private static <T> List<String> row(String name, List<T> measured, int digits, ToDoubleFunction<T> metric) {
        Quantiles quantiles = Quantiles.of(measured.stream().mapToDouble(metric).toArray());
        return List.of(
                name,
                Decimal.of(quantiles.median(), digits),
                Decimal.of(quantiles.low(), digits),
                Decimal.of(quantiles.high(), digits));
    }

    static Section worst(List<WorstChip> worst, List<Axis> axes) {
        return Section.table(
                "Worst chips",
                "What stands out is the metric of the chip that lies furthest from its mean over chips in the same setting, if by more than two standard deviations: a hint, not a proof.",
                List.of("chip", "accuracy", "setting", "what stands out"),
                worst.stream()
                        .map(chip -> List.of(
                                "chip " + chip.row().point().kind().chipSeed(),
                                Units.percent(chip.row().accuracy().orElse(Double.NaN)),
                                Settings.label(chip.row().point(), axes),
                                chip.why()))
                        .toList());
    }

    static Section notMeasured(List<SweepRow> rows) {
        return Section.table(
                "Rows that were not measured",
                rows.size() > MOST_FAILURES ? "The first %s of %s.".formatted(MOST_FAILURES, rows.size()) : "",
                List.of("chip", "row", "cause"),
                rows.stream()
                        .limit(MOST_FAILURES)
                        .map(row -> List.of(
                                "chip " + row.point().kind().chipSeed(), Units.count(row.number()), row.failure()))
                        .toList());
    }
}
