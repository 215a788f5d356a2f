package dev.synram.report.plan;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.CostPart;
import dev.synram.compiler.cost.DurationRange;
import dev.synram.compiler.cost.PowerFigure;
import dev.synram.compiler.cost.TimingComponent;
import dev.synram.experiment.result.plan.NetworkPlan;
import dev.synram.report.chart.plan.CostBars;
import dev.synram.report.page.Cards;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Content;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Paragraph;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Time and energy of a plan: one recommended schedule, and the others.
 *
 * @param planned the layout and its costs
 */
public record CostSections(NetworkPlan planned) {

    /** The sections. */
    public List<Section> all() {
        return List.of(recommended(), schedules(), energy());
    }

    private Cost best() {
        return planned.costs().getLast();
    }

    private Section recommended() {
        Cost best = best();
        DurationRange micros = best.microsecondsPerSampleRange();
        List<Cards.Card> cards = new ArrayList<>();
        cards.add(new Cards.Card(
                Units.time(best.microsecondsPerSample()), "per sample, " + interval(Units.times(micros)), true));
        for (PowerFigure power : planned.powers(best)) {
            DurationRange energies = micros.times(power.watts() * best.chips() / 1e3);
            cards.add(new Cards.Card(
                    Units.energy(best.millijoulesPerSample(power.watts())),
                    "per sample at %s W, %s, %s"
                            .formatted(Decimal.of(power.watts(), 2), power.name(), interval(Units.energies(energies))),
                    false));
        }
        cards.add(new Cards.Card(
                Units.rounded(best.samplesPerSecond()),
                "samples per second; the last result of a batch of %s comes after %s"
                        .formatted(Units.count(best.batch()), Units.time(best.batchMicros())),
                false));
        return new Section(
                "Recommended schedule: " + best.schedule(),
                List.of(
                        new Cards(cards),
                        new Paragraph(
                                ("This is the layout below under the chip's own control, and the figure to compare layouts and "
                                                + "chips with. It takes most of its time for %s, %s of it. Expect more where the chip is run by its "
                                                + "public software or by a host: the next section tells how much.")
                                        .formatted(best.bound().label(), percent(best.share(best.bound()))))),
                "Modelled, not measured. The intervals follow from the ranges of the durations.");
    }

    private static String interval(String interval) {
        return interval.equals("–") ? "without a range" : "between " + interval.replace(" to ", " and ");
    }

    private Section schedules() {
        List<List<String>> rows = planned.costs().reversed().stream()
                .map(cost -> List.of(
                        cost.schedule(),
                        Units.time(cost.microsecondsPerSample()),
                        Units.times(cost.microsecondsPerSampleRange()),
                        Units.time(cost.batchMicros()),
                        Units.rounded(cost.samplesPerSecond()),
                        cost.bound().label() + ", " + percent(cost.share(cost.bound())),
                        use(cost.schedule())))
                .toList();
        return Section.table(
                "All schedules",
                "Latency: until the last result of a batch of %s.".formatted(Units.count(best().batch())),
                List.of(
                        "schedule",
                        "time per sample",
                        "interval",
                        "latency",
                        "samples per second",
                        "dominated by",
                        "what it stands for"),
                rows);
    }

    private static String use(String schedule) {
        return switch (schedule) {
            case "public" -> "the chip's public software, one vector at a time, without the host";
            case "experiment" ->
                "with the host's share in the source document's experiment, distributed evenly over vectors";
            default -> "no host, no baseline reads, no events for zeros, layers pipelined over synrams";
        };
    }

    private Section energy() {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> parts = new ArrayList<>();
        for (Cost cost : planned.costs().reversed()) {
            for (PowerFigure power : planned.powers(cost)) {
                DurationRange energies = cost.microsecondsPerSampleRange().times(power.watts() * cost.chips() / 1e3);
                rows.add(List.of(
                        cost.schedule(),
                        Units.energy(cost.millijoulesPerSample(power.watts())),
                        Units.energies(energies),
                        Decimal.of(power.watts(), 2) + " W",
                        power.name()));
            }
            parts.add(shares(cost, planned.powers().getFirst()));
        }
        Table table = new Table(
                "Energy", List.of("schedule", "energy per sample", "interval", "power of a chip", "which power"), rows);
        List<String> columns = new ArrayList<>(List.of("schedule"));
        Arrays.stream(CostPart.values()).map(CostPart::label).forEach(columns::add);
        Content chart = Chart.of(
                CostBars.draw(planned.costs().reversed()), new Table("Energy per sample by part", columns, parts));
        return new Section(
                "Energy",
                List.of(table, chart),
                "Power of all chips for the duration of the batch, per sample. The bars are shares of it. Idle is the time in which a "
                        + "synram waits for others while its chip is powered.");
    }

    private static List<String> shares(Cost cost, PowerFigure power) {
        List<String> cells = new ArrayList<>(List.of(cost.schedule()));
        for (CostPart part : CostPart.values()) {
            cells.add(Units.energy(cost.millijoulesPerSample(power.watts(), part)));
        }
        return cells;
    }

    /** The durations that the recommended schedule consists of. */
    public Section components() {
        return Section.table(
                "Durations of the %s schedule".formatted(best().schedule()),
                "The interval of the time takes all low or all high durations.",
                List.of("component", "per", "low, µs", "typical, µs", "high, µs", "source"),
                TimingComponent.of(planned.plan()).stream()
                        .map(component -> List.of(
                                component.label(),
                                component.unit(),
                                Decimal.of(component.micros().low(), 4),
                                Decimal.of(component.micros().typical(), 4),
                                Decimal.of(component.micros().high(), 4),
                                component.source()))
                        .toList());
    }

    private static String percent(double share) {
        return Decimal.of(100 * share, 0) + " %";
    }
}
