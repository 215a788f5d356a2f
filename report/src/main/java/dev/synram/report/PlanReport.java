package dev.synram.report;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.CostPart;
import dev.synram.compiler.cost.DurationRange;
import dev.synram.compiler.cost.OptimizedSchedule;
import dev.synram.compiler.cost.PowerFigure;
import dev.synram.compiler.cost.Span;
import dev.synram.compiler.cost.TimingComponent;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Program;
import dev.synram.experiment.result.NetworkPlan;
import dev.synram.report.chart.ArrayMap;
import dev.synram.report.chart.CostBars;
import dev.synram.report.chart.TimelineChart;
import dev.synram.report.page.FigurePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The page about the layout of a network and its modelled cost.
 *
 * @param planned the layout and its costs
 */
public record PlanReport(NetworkPlan planned) {

    private static final int MOST_MAPS = 8;
    private static final int MOST_SPANS = 4000;

    /** The page as HTML. */
    public String page() {
        List<FigurePage.Section> sections = new ArrayList<>();
        sections.add(timeTable());
        sections.add(energyTable());
        sections.add(FigurePage.Section.plot(
                "Where the energy goes",
                "Share of the energy of a sample. Idle is the time in which a synram waits for others while its chip is powered.",
                CostBars.draw(planned.costs(), planned.powers().getFirst())));
        sections.add(layers());
        if (!plan().crossings().isEmpty()) {
            sections.add(crossings());
        }
        sections.add(maps());
        sections.add(timeline());
        sections.add(components());
        Cost cost = planned.costs().getLast();
        String lead =
                "%s on %s, batches of %,d. Everything on this page is computed by models of the chip; nothing is measured."
                        .formatted(
                                plan().network().name(),
                                cost.chips() == 1 ? "1 chip" : cost.chips() + " chips",
                                cost.batch());
        return FigurePage.render("Plan of a network", lead, sections);
    }

    private FigurePage.Section timeTable() {
        List<List<String>> rows = planned.costs().stream()
                .map(cost -> List.of(
                        cost.schedule(),
                        number("%,.1f µs", cost.microsecondsPerSample()),
                        interval("%,.1f", cost.microsecondsPerSampleRange(), "µs"),
                        number("%,.1f µs", cost.batchMicros()),
                        number("%,.0f", cost.samplesPerSecond()),
                        bound(cost)))
                .toList();
        return FigurePage.Section.table(
                "Time",
                "Public: the chip's public software, without the host. Experiment: including the host's share in the source document's "
                        + "experiment, taken over from it and distributed evenly over all vectors. Optimized: without a host, no "
                        + "baseline reads, no events for zeros, layers pipelined over synrams, results requantized on the chip; the "
                        + "interval follows from the ranges of the durations below. Latency: until the last result of a batch.",
                List.of(
                        "schedule",
                        "time per sample",
                        "interval",
                        "latency per batch",
                        "samples per second",
                        "dominated by"),
                rows);
    }

    private FigurePage.Section energyTable() {
        List<List<String>> rows = new ArrayList<>();
        for (Cost cost : planned.costs()) {
            for (PowerFigure power : planned.powers(cost)) {
                double millijoulesPerMicrosecond = power.watts() * cost.chips() / 1e3;
                rows.add(List.of(
                        cost.schedule(),
                        number("%.4f mJ", cost.millijoulesPerSample(power.watts())),
                        interval("%.4f", cost.microsecondsPerSampleRange().times(millijoulesPerMicrosecond), "mJ"),
                        number("%.2f W", power.watts()),
                        power.name()));
            }
        }
        return FigurePage.Section.table(
                "Energy",
                "Power of all chips for the duration of the batch, per sample.",
                List.of("schedule", "energy per sample", "interval", "power of a chip", "which power"),
                rows);
    }

    private FigurePage.Section components() {
        return FigurePage.Section.table(
                "Durations of the optimized schedule",
                "In microseconds. The interval of the time takes all low or all high durations.",
                List.of("component", "per", "low", "typical", "high", "source"),
                TimingComponent.of(plan()).stream()
                        .map(component -> List.of(
                                component.label(),
                                component.unit(),
                                number("%.4f", component.micros().low()),
                                number("%.4f", component.micros().typical()),
                                number("%.4f", component.micros().high()),
                                component.source()))
                        .toList());
    }

    private static String interval(String format, DurationRange range, String unit) {
        return range.low() == range.high()
                ? "–"
                : number(format, range.low()) + " to " + number(format, range.high()) + " " + unit;
    }

    private Plan plan() {
        return planned.plan();
    }

    /** The share of the synapse arrays that a network takes, as text. */
    public static String use(Plan plan) {
        return plan.synramUse() > 1
                ? number("%.2f times the arrays", plan.synramUse())
                : number("%.0f %% of the arrays", 100 * plan.synramUse());
    }

    /** The part that takes the most time, and its share. */
    private static String bound(Cost cost) {
        CostPart part = cost.bound();
        return number("%s, ", part.label()) + number("%.0f %%", 100 * cost.share(part));
    }

    private FigurePage.Section layers() {
        List<List<String>> rows = new ArrayList<>();
        Program program = plan().replicas().getFirst();
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
                "The network takes " + use(plan())
                        + (program.phases() > 1
                                ? ", in %d phases: weights that do not fit are rewritten in every batch."
                                        .formatted(program.phases())
                                : "; all weights stay in place.")
                        + (plan().replicas().size() > 1
                                ? " %d groups of chips each hold the whole network and process samples round robin; the table shows one."
                                        .formatted(plan().replicas().size())
                                : ""),
                List.of("name", "layer", "matrix", "tiles", "copies", "vectors per sample", "sends", "nonzero inputs"),
                rows);
    }

    private FigurePage.Section crossings() {
        return FigurePage.Section.table(
                "On the host",
                "Functions that the chip has no circuit for. Results cross the link to the host, and what becomes of them "
                        + "crosses it back; the time is part of all schedules, an estimate except for the rate of the link.",
                List.of("name", "function", "results to the host", "values back"),
                plan().crossings().stream()
                        .map(crossing -> List.of(
                                crossing.layer(),
                                plan().network()
                                        .nodes()
                                        .get(crossing.node())
                                        .layer()
                                        .toString(),
                                number("%,d", crossing.sent()),
                                number("%,d", crossing.received())))
                        .toList());
    }

    private FigurePage.Section maps() {
        List<String> maps = new ArrayList<>();
        int all = 0;
        for (Program program : plan().replicas()) {
            for (int phase = 0; phase < program.phases(); phase++) {
                for (int chip : program.target().chips()) {
                    all++;
                    if (maps.size() < MOST_MAPS) {
                        maps.add(ArrayMap.draw(program, chip, phase));
                    }
                }
            }
        }
        boolean phases = plan().replicas().stream().anyMatch(program -> program.phases() > 1);
        String note =
                "Synapse arrays, 256 columns wide and 128 signed inputs high; each color is a layer, as in the timeline below."
                        + (phases ? " Phases follow each other." : "")
                        + (all > maps.size() ? " %d more are not shown.".formatted(all - maps.size()) : "");
        return FigurePage.Section.plots("Arrays", note, maps);
    }

    private FigurePage.Section timeline() {
        Program program = plan().replicas().getFirst();
        List<Span> spans = new OptimizedSchedule().timeline(plan(), 1);
        String note =
                "The optimized schedule for a single sample. The upper bar shows the operation of a synram, the lower bar its layer.";
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
