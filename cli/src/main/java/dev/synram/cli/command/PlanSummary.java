package dev.synram.cli.command;

import dev.synram.cli.console.TerminalOutput;
import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.CostPart;
import dev.synram.compiler.cost.DurationRange;
import dev.synram.compiler.cost.PowerFigure;
import dev.synram.compiler.plan.HostCrossing;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Program;
import dev.synram.experiment.result.plan.NetworkPlan;
import dev.synram.report.PlanReport;
import java.util.List;
import java.util.Locale;

/** A plan and its costs, for people. */
final class PlanSummary {

    private PlanSummary() {}

    static void print(TerminalOutput printer, NetworkPlan planned) {
        Plan plan = planned.plan();
        List<Cost> costs = planned.costs();
        Program program = plan.replicas().getFirst();
        printer.format(
                "%s on %s chip%s, batch %,d: %s tiles, %s%s%s%n",
                planned.name(),
                costs.getLast().chips(),
                costs.getLast().chips() == 1 ? "" : "s",
                costs.getLast().batch(),
                plan.tiles(),
                PlanReport.use(plan),
                plan.replicas().size() > 1
                        ? ", %s groups take turns".formatted(plan.replicas().size())
                        : "",
                program.phases() > 1 ? ", %s phases".formatted(program.phases()) : ", all weights stay");
        printer.format(
                "  %-12s %12s %20s %14s %12s   %s%n",
                "schedule", "µs a sample", "low to high", "latency, µs", "samples/s", "bound by");
        for (Cost cost : costs) {
            printer.format(
                    "  %-12s %,12.1f %20s %,14.1f %,12.0f   %s, %.0f %%%n",
                    cost.schedule(),
                    cost.microsecondsPerSample(),
                    interval("%,.1f", cost.microsecondsPerSampleRange()),
                    cost.batchMicros(),
                    cost.samplesPerSecond(),
                    cost.bound().label(),
                    100 * cost.share(cost.bound()));
        }
        printer.format("  %-12s %12s %20s   %s%n", "schedule", "mJ a sample", "low to high", "power of a chip");
        for (Cost cost : costs) {
            for (PowerFigure power : planned.powers(cost)) {
                printer.format(
                        "  %-12s %12.4f %20s   %.2f W, %s%n",
                        cost.schedule(),
                        cost.millijoulesPerSample(power.watts()),
                        interval("%.4f", cost.microsecondsPerSampleRange().times(cost.chips() * power.watts() / 1e3)),
                        power.watts(),
                        power.name());
            }
        }
        Cost ours = costs.getLast();
        printer.format("  %s schedule, share of the time:", ours.schedule());
        for (CostPart part : CostPart.values()) {
            printer.format(" %s %.0f %%", part.label(), 100 * ours.share(part));
        }
        printer.line("");
        for (HostCrossing crossing : plan.crossings()) {
            printer.format(
                    "  %s, %s: %,d results a sample to the host, %,d values back%n",
                    crossing.layer(),
                    plan.network().nodes().get(crossing.node()).layer(),
                    crossing.sent(),
                    crossing.received());
        }
        planned.basis().forEach(sentence -> printer.format("  %s%n", sentence));
    }

    /** The ends of a range; nothing for a value without one. */
    private static String interval(String format, DurationRange range) {
        return range.low() == range.high()
                ? ""
                : String.format(Locale.ROOT, format + " to " + format, range.low(), range.high());
    }
}
