package dev.synram.report.plan;

import dev.synram.compiler.plan.ColumnSegment;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Program;
import dev.synram.report.chart.plan.ArrayMap;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Content;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Parts;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the layers of a network are on chips.
 *
 * @param plan the layout
 */
public record LayoutSections(Plan plan) {

    private static final int MOST_MAPS = 8;
    private static final int MOST_TILES = 1500;

    /** The sections. */
    public List<Section> all() {
        List<Section> sections = new ArrayList<>();
        sections.add(layers());
        if (!plan.crossings().isEmpty()) {
            sections.add(crossings());
        }
        sections.add(arrays());
        return sections;
    }

    /** The share of the synapse arrays that a network takes, as text. */
    public static String use(Plan plan) {
        return plan.synramUse() > 1
                ? Decimal.of(plan.synramUse(), 2) + " times the arrays"
                : Decimal.of(100 * plan.synramUse(), 0) + " % of the arrays";
    }

    private Section layers() {
        Program program = plan.replicas().getFirst();
        List<List<String>> rows = new ArrayList<>();
        for (int s = 0; s < program.steps().size(); s++) {
            MacStep step = program.steps().get(s);
            rows.add(List.of(
                    "%s %s".formatted(s + 1, step.mac().name()),
                    step.mac().layer().toString(),
                    "%s × %s".formatted(step.mac().inputs(), step.mac().outputs()),
                    Integer.toString(step.placements().size()),
                    Integer.toString(step.copies()),
                    Units.count(rows(step)),
                    Units.count(columns(step)),
                    Units.count(step.executions()),
                    Integer.toString(step.settings().numSends()),
                    Decimal.of(100 * step.activity(), 0) + " %"));
        }
        return Section.table(
                "Layers",
                "The network takes " + use(plan)
                        + (program.phases() > 1
                                ? ", in %s phases: weights that do not fit are rewritten in every batch."
                                        .formatted(program.phases())
                                : "; all weights stay in place.")
                        + (plan.replicas().size() > 1
                                ? " %s groups of chips each hold the whole network and process samples round robin; the table shows one."
                                        .formatted(plan.replicas().size())
                                : "")
                        + " Rows and columns are sums over tiles. Copies: shifted copies of the matrix in one tile.",
                List.of(
                        "layer",
                        "operation",
                        "matrix",
                        "tiles",
                        "copies",
                        "rows",
                        "columns",
                        "vectors per sample",
                        "sends",
                        "nonzero inputs"),
                rows);
    }

    private static long rows(MacStep step) {
        return step.placements().stream()
                .mapToLong(placement ->
                        (long) placement.inputs().length * placement.rows().rowsPerInput())
                .sum();
    }

    private static long columns(MacStep step) {
        return step.placements().stream()
                .mapToLong(placement -> placement.tile().columns())
                .sum();
    }

    private Section crossings() {
        return Section.table(
                "On the host",
                "Functions that the chip has no circuit for. Results cross the link to the host, and what becomes of them "
                        + "crosses it back; the time is part of all schedules, an estimate except for the rate of the link.",
                List.of("name", "function", "results to the host", "values back"),
                plan.crossings().stream()
                        .map(crossing -> List.of(
                                crossing.layer(),
                                plan.network()
                                        .nodes()
                                        .get(crossing.node())
                                        .layer()
                                        .toString(),
                                Units.count(crossing.sent()),
                                Units.count(crossing.received())))
                        .toList());
    }

    private Section arrays() {
        List<Chart> maps = new ArrayList<>();
        int all = 0;
        for (Program program : plan.replicas()) {
            for (int phase = 0; phase < program.phases(); phase++) {
                for (int chip : program.target().chips()) {
                    all++;
                    if (maps.size() < MOST_MAPS) {
                        maps.add(Chart.of(ArrayMap.draw(program, chip, phase)));
                    }
                }
            }
        }
        boolean phases = plan.replicas().stream().anyMatch(program -> program.phases() > 1);
        String note =
                "Synapse arrays, 256 columns wide and 128 signed inputs high. Each layer has a number, which is that of the tables, and a "
                        + "color; tiles too small for a number are in the list."
                        + (phases ? " Phases follow each other." : "")
                        + (all > maps.size() ? " %s more are not shown.".formatted(all - maps.size()) : "");
        return new Section("Arrays", List.of(Parts.grid(maps), tiles()), note);
    }

    private Content tiles() {
        List<List<String>> rows = new ArrayList<>();
        int all = 0;
        for (Program program : plan.replicas()) {
            for (int s = 0; s < program.steps().size(); s++) {
                MacStep step = program.steps().get(s);
                for (Placement placement : step.placements()) {
                    all++;
                    if (rows.size() < MOST_TILES) {
                        rows.add(row(s, step, placement));
                    }
                }
            }
        }
        String summary = all > rows.size()
                ? "The first %s of %s tiles; --json writes all".formatted(Units.count(rows.size()), Units.count(all))
                : "All %s tiles".formatted(Units.count(all));
        return Parts.folded(
                summary,
                List.of(new Table(
                        "Tiles",
                        List.of("layer", "chip", "synram", "phase", "columns", "inputs", "vectors per sample"),
                        rows)));
    }

    private static List<String> row(int number, MacStep step, Placement placement) {
        int firstInput = placement.inputs()[0];
        return List.of(
                "%s %s".formatted(number + 1, step.mac().name()),
                Integer.toString(placement.synram().chip() + 1),
                Integer.toString(placement.synram().hemisphere() + 1),
                Integer.toString(placement.phase() + 1),
                placement.segments().stream().map(LayoutSections::columns).collect(Collectors.joining(", ")),
                "%s to %s".formatted(firstInput, firstInput + placement.inputSpan() - 1),
                Units.count((long) placement.positions() * step.signs()));
    }

    private static String columns(ColumnSegment segment) {
        int first = segment.block().firstColumn();
        return "%s to %s".formatted(first, first + segment.block().columns() - 1);
    }
}
