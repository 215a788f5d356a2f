package dev.synram.report;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.CostPart;
import dev.synram.compiler.cost.OptimizedSchedule;
import dev.synram.compiler.cost.Span;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Program;
import dev.synram.report.chart.ArrayMap;
import dev.synram.report.chart.CostBars;
import dev.synram.report.chart.TimelineChart;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.FigurePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The page that explains how a network is laid out and what it costs.
 *
 * @param plan the layout
 * @param costs by each model of time
 * @param watts power of a chip
 */
public record PlanReport(Plan plan, List<Cost> costs, double watts) {

    private static final int MOST_MAPS = 8;
    private static final int MOST_SPANS = 4000;

    public PlanReport {
        costs = List.copyOf(costs);
    }

    /** The page. */
    public String page() {
        List<FigurePage.Section> sections = new ArrayList<>();
        sections.add(costTable());
        sections.add(FigurePage.Section.plot(
                "Where the energy goes",
                "Share of the energy of an image. Idle is time in which a synram waits for others while its chip is on.",
                CostBars.draw(costs, watts)));
        sections.add(layers());
        sections.add(maps());
        sections.add(timeline());
        Cost cost = costs.getLast();
        String lead =
                "%s on %s, batches of %,d. Everything on this page is computed by models of the chip, nothing is measured."
                        .formatted(
                                plan.network().name(),
                                cost.chips() == 1 ? "1 chip" : cost.chips() + " chips",
                                cost.batch());
        return FigurePage.render("Plan of a network", lead, sections);
    }

    private FigurePage.Section costTable() {
        List<List<String>> rows = costs.stream()
                .map(cost -> List.of(
                        cost.schedule(),
                        number("%,.1f µs", cost.microsecondsPerSample()),
                        number("%,.1f µs", cost.batchMicros()),
                        number("%,.0f", cost.samplesPerSecond()),
                        number("%.4f mJ", cost.millijoulesPerSample(watts)),
                        bound(cost)))
                .toList();
        return FigurePage.Section.table(
                "Time and energy",
                "Public: the chip's public software, host not counted. Experiment: with the host's part of the source document's "
                        + "experiment, spent evenly on all vectors. Optimised: no baseline reads, zeros send nothing, layers "
                        + "pipelined over synrams, results become activations on the chip. Energy: "
                        + Decimal.of(watts, 2)
                        + " W a chip for as long as the batch takes. Latency: until the last result of a batch.",
                List.of(
                        "schedule",
                        "time an image",
                        "latency of a batch",
                        "images a second",
                        "energy an image",
                        "bound by"),
                rows);
    }

    /** How much of the synapse arrays a network takes, in words. */
    public static String use(Plan plan) {
        return plan.synramUse() > 1
                ? number("%.2f times the arrays", plan.synramUse())
                : number("%.0f %% of the arrays", 100 * plan.synramUse());
    }

    /** The part that takes most time, and its share. */
    private static String bound(Cost cost) {
        CostPart part = cost.bound();
        return number("%s, ", part.label()) + number("%.0f %%", 100 * cost.share(part));
    }

    private FigurePage.Section layers() {
        List<List<String>> rows = new ArrayList<>();
        Program program = plan.replicas().getFirst();
        for (MacStep step : program.steps()) {
            rows.add(List.of(
                    step.mac().name(),
                    step.mac().layer().toString(),
                    "%d × %d".formatted(step.mac().inputs(), step.mac().outputs()),
                    Integer.toString(step.placements().size()),
                    Integer.toString(step.copies()),
                    number("%,d", step.executions()),
                    Integer.toString(step.settings().numSends()),
                    number("%.0f %%", 100 * step.activity())));
        }
        return FigurePage.Section.table(
                "Layers",
                "The network takes " + use(plan)
                        + (program.phases() > 1
                                ? ", in %d phases: what does not fit is written again in every batch."
                                        .formatted(program.phases())
                                : "; all weights stay in place.")
                        + (plan.replicas().size() > 1
                                ? " %d groups of chips hold the whole network and take turns with the samples; the table shows one."
                                        .formatted(plan.replicas().size())
                                : ""),
                List.of(
                        "name",
                        "layer",
                        "matrix",
                        "places",
                        "side by side",
                        "vectors an image",
                        "sends",
                        "inputs not 0"),
                rows);
    }

    private FigurePage.Section maps() {
        List<String> maps = new ArrayList<>();
        int all = 0;
        for (Program program : plan.replicas()) {
            for (int phase = 0; phase < program.phases(); phase++) {
                for (int chip : program.target().chips()) {
                    all++;
                    if (maps.size() < MOST_MAPS) {
                        maps.add(ArrayMap.draw(program, chip, phase));
                    }
                }
            }
        }
        boolean phases = plan.replicas().stream().anyMatch(program -> program.phases() > 1);
        String note =
                "Synapse arrays, 256 columns wide and 128 signed inputs high; each colour is a layer, as in the timeline below."
                        + (phases ? " Phases follow each other." : "")
                        + (all > maps.size() ? " %d more are not shown.".formatted(all - maps.size()) : "");
        return FigurePage.Section.plots("Arrays", note, maps);
    }

    private FigurePage.Section timeline() {
        Program program = plan.replicas().getFirst();
        List<Span> spans = new OptimizedSchedule().timeline(plan, 1);
        String note =
                "The optimised schedule for a single image. Above, what a synram does; below, the layer it does it for.";
        if (spans.size() > MOST_SPANS) {
            return FigurePage.Section.plots(
                    "Timeline",
                    "The timeline of %,d steps is too long to be drawn.".formatted(spans.size()),
                    List.of());
        }
        return FigurePage.Section.plot("Timeline", note, TimelineChart.draw(program, spans));
    }

    private static String number(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
