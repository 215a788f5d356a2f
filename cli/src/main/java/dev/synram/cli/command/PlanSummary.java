package dev.synram.cli.command;

import dev.synram.cli.console.TerminalOutput;
import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.CostPart;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Program;
import dev.synram.experiment.result.NetworkPlan;
import dev.synram.report.PlanReport;
import java.util.List;

/** A plan and its costs, for people. */
final class PlanSummary {

    private PlanSummary() {}

    static void print(TerminalOutput printer, NetworkPlan planned) {
        Plan plan = planned.plan();
        List<Cost> costs = planned.costs();
        double power = planned.watts();
        Program program = plan.replicas().getFirst();
        printer.format(
                "%s on %d chip%s, batch %,d: %d tiles, %s%s%s%n",
                plan.network().name(),
                costs.getLast().chips(),
                costs.getLast().chips() == 1 ? "" : "s",
                costs.getLast().batch(),
                plan.tiles(),
                PlanReport.use(plan),
                plan.replicas().size() > 1
                        ? ", %d groups take turns".formatted(plan.replicas().size())
                        : "",
                program.phases() > 1 ? ", %d phases".formatted(program.phases()) : ", all weights stay");
        printer.format(
                "  %-12s %12s %14s %12s %12s   %s%n",
                "schedule", "µs a sample", "latency, µs", "samples/s", "mJ a sample", "bound by");
        for (Cost cost : costs) {
            printer.format(
                    "  %-12s %,12.1f %,14.1f %,12.0f %12.4f   %s, %.0f %%%n",
                    cost.schedule(),
                    cost.microsecondsPerSample(),
                    cost.batchMicros(),
                    cost.samplesPerSecond(),
                    cost.millijoulesPerSample(power),
                    cost.bound().label(),
                    100 * cost.share(cost.bound()));
        }
        Cost ours = costs.getLast();
        printer.format("  %s schedule, mJ a sample:", ours.schedule());
        for (CostPart part : CostPart.values()) {
            printer.format(" %s %.4f", part.label(), ours.millijoulesPerSample(power, part));
        }
        printer.line("");
        planned.basis().forEach(sentence -> printer.format("  %s%n", sentence));
    }
}
