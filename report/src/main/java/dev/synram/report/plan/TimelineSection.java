package dev.synram.report.plan;

import dev.synram.compiler.cost.CostPart;
import dev.synram.compiler.cost.OptimizedSchedule;
import dev.synram.compiler.cost.Span;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.target.Synram;
import dev.synram.report.chart.plan.TimelineChart;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Paragraph;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What each synram does over time. */
public final class TimelineSection {

    private static final String HEADING = "Timeline of a single sample";
    private static final int MOST_SPANS = 20_000;

    private TimelineSection() {}

    /**
     * The section.
     *
     * @param batch number of samples that the plan's costs are for
     */
    public static Section of(Plan plan, int batch) {
        Program program = plan.replicas().getFirst();
        List<Span> spans = new OptimizedSchedule().timeline(plan, 1);
        if (spans.size() > MOST_SPANS) {
            return Section.of(
                    HEADING,
                    new Paragraph("The timeline of %s operations is too long to be drawn."
                            .formatted(Units.count(spans.size()))),
                    "");
        }
        String others = batch == 1
                ? ""
                : "; the costs above are for batches of %s, whose samples overlap".formatted(Units.count(batch));
        return Section.of(
                HEADING,
                Chart.of(TimelineChart.draw(HEADING, program, spans), table(spans)),
                "The optimized schedule for a batch of one sample%s. The upper bar of a synram shows its operation, the lower bar the layer."
                        .formatted(others));
    }

    private static Table table(List<Span> spans) {
        List<CostPart> parts = Arrays.stream(CostPart.values())
                .filter(part -> spans.stream().anyMatch(span -> span.part() == part))
                .toList();
        List<Synram> synrams = spans.stream()
                .map(Span::synram)
                .distinct()
                .sorted(Comparator.comparingInt(Synram::chip).thenComparingInt(Synram::hemisphere))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (Synram synram : synrams) {
            List<String> row = new ArrayList<>(
                    List.of("chip %s, synram %s".formatted(synram.chip() + 1, synram.hemisphere() + 1)));
            for (CostPart part : parts) {
                row.add(Units.time(spans.stream()
                        .filter(span -> span.synram().equals(synram) && span.part() == part)
                        .mapToDouble(Span::micros)
                        .sum()));
            }
            rows.add(row);
        }
        List<String> columns = new ArrayList<>(List.of("synram"));
        parts.forEach(part -> columns.add(part.label()));
        return new Table("Time of each operation", columns, rows);
    }
}
