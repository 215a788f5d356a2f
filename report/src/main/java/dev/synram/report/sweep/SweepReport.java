package dev.synram.report.sweep;

import dev.synram.experiment.sweep.SweepDescription;
import dev.synram.experiment.sweep.SweepSubject;
import dev.synram.experiment.sweep.analysis.SweepAnalysis;
import dev.synram.experiment.sweep.analysis.Tolerance;
import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.report.page.Cards;
import dev.synram.report.page.Chart;
import dev.synram.report.page.ReportPage;
import dev.synram.report.page.Section;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page of a sweep: yield, accuracy against each axis, tolerances, the chips and the worst of them.
 *
 * @param description of the sweep
 * @param analysis of its rows
 */
public record SweepReport(SweepDescription description, SweepAnalysis analysis) {

    private static final int LONGEST = 120;

    /** The page as HTML. */
    public String page() {
        List<Section> sections = new ArrayList<>();
        description.subject().ifPresent(subject -> addAccuracy(subject, sections));
        sections.add(ChipsSection.metrics(analysis.rows()));
        if (!analysis.notMeasured().isEmpty()) {
            sections.add(ChipsSection.notMeasured(analysis.notMeasured()));
        }
        sections.add(provenance());
        return new ReportPage(
                        ReportPage.Kind.SWEEP,
                        "Sweep over %s chips".formatted(Units.count(chips())),
                        lead(),
                        summary().lines().findFirst().orElse(""),
                        sections)
                .html();
    }

    private void addAccuracy(SweepSubject subject, List<Section> sections) {
        sections.add(Section.of("Failing chips", cards(subject), ""));
        if (!analysis.yields().isEmpty()) {
            sections.add(YieldSection.of(analysis.yields()));
        }
        if (!analysis.tolerances().isEmpty()) {
            sections.add(ToleranceSection.of(analysis.tolerances(), analysis.required()));
        }
        if (!analysis.effects().isEmpty()) {
            sections.add(AxisSection.of(analysis.effects()));
        }
        analysis.map()
                .ifPresent(map -> sections.add(Section.of(
                        "Median accuracy over two axes",
                        Chart.of(new AccuracyGrid(map, subject.floatAccuracy()).draw()),
                        "Over all other settings and chips, in percent.")));
        if (!analysis.worst().isEmpty()) {
            sections.add(ChipsSection.worst(analysis.worst(), analysis.axes()));
        }
    }

    private Cards cards(SweepSubject subject) {
        return new Cards(List.of(
                new Cards.Card(
                        Units.percent(analysis.failing().value()),
                        "of the rows are below %s".formatted(Units.percent(analysis.required())),
                        true),
                new Cards.Card(
                        Units.percent(subject.floatAccuracy()), "in float on the host, on the same samples", false)));
    }

    /** The answer in a few lines of text. Names from files are not escaped. */
    public String summary() {
        List<String> lines = new ArrayList<>();
        int missing = analysis.notMeasured().size();
        lines.add("%s rows, %s chips%s"
                .formatted(
                        Units.count(analysis.rows().size()),
                        Units.count(chips()),
                        missing == 0 ? "" : ", %s rows not measured".formatted(missing)));
        description
                .subject()
                .ifPresent(subject -> lines.add("%s on %s, %s samples: in float %s; below %s are %s of the rows"
                        .formatted(
                                subject.names(),
                                subject.data(),
                                Units.count(subject.samples()),
                                Units.percent(subject.floatAccuracy()),
                                Units.percent(analysis.required()),
                                Units.percent(analysis.failing().value()))));
        if (description.subject().isPresent()) {
            for (Tolerance tolerance : analysis.tolerances()) {
                lines.add(ToleranceSection.sentence(tolerance));
            }
        }
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private long chips() {
        return analysis.rows().stream()
                .map(SweepRow::point)
                .map(point -> point.kind().chipSeed())
                .distinct()
                .count();
    }

    private String lead() {
        String what = description
                .subject()
                .map(subject -> "%s on %s samples of %s"
                        .formatted(subject.names(), Units.count(subject.samples()), subject.data()))
                .orElse("Chips without a network");
        return "%s: %s of %s rows are measured. Accuracies are computed on the model of the chip; times and energies are modelled."
                .formatted(what, Units.count(analysis.rows().size()), Units.count(description.rows()));
    }

    private Section provenance() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Synram", description.version()));
        description.subject().ifPresent(subject -> {
            subject.networks()
                    .forEach(network ->
                            rows.add(List.of("network %s, SHA-256".formatted(network.name()), network.sha256())));
            rows.add(List.of("samples, SHA-256", subject.samplesSha256()));
        });
        description.axes().forEach((axis, values) -> rows.add(List.of(axis, shortened(values))));
        rows.add(List.of("design", description.design()));
        rows.add(List.of("runs", String.valueOf(description.runs())));
        rows.add(List.of("seed of the noise", String.valueOf(description.seed())));
        return Section.provenance(rows);
    }

    private static String shortened(String values) {
        return values.length() <= LONGEST ? values : values.substring(0, LONGEST) + " ...";
    }
}
