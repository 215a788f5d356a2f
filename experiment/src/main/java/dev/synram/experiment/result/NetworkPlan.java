package dev.synram.experiment.result;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.plan.Plan;
import java.util.List;
import java.util.Locale;

/**
 * How a network is laid out on chips, what that costs, and what is assumed; nothing of it is measured on a chip.
 *
 * @param plan where each tile stands
 * @param costs of a batch by each model of time, the last one for this program's layout
 * @param watts power of a chip
 * @param basis where sends and activity come from, a sentence each; empty if the caller knew them
 */
public record NetworkPlan(Plan plan, List<Cost> costs, double watts, List<String> basis) {

    public NetworkPlan {
        costs = List.copyOf(costs);
        basis = List.copyOf(basis);
    }

    /** The figures, which have a JSON form. */
    public PlanResult result() {
        return PlanResult.of(this);
    }

    /** Time and energy by each model of time and what they rest on, for people. Names from files are shown as they are. */
    public String summary() {
        Cost ours = costs.getLast();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s on %d chip(s), batches of %,d samples: %d tiles, %.1f %% of the synapses%n",
                plan.network().name(),
                ours.chips(),
                ours.batch(),
                plan.tiles(),
                100 * plan.synramUse()));
        for (Cost cost : costs) {
            text.append(String.format(
                    Locale.ROOT,
                    "  modelled, %s schedule: %,.1f us and %.4f mJ a sample%n",
                    cost.schedule(),
                    cost.microsecondsPerSample(),
                    cost.millijoulesPerSample(watts)));
        }
        basis.forEach(sentence -> text.append(String.format("  %s%n", sentence)));
        return text.toString();
    }
}
