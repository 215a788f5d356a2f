package dev.synram.experiment.result;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.plan.Plan;
import java.util.List;
import java.util.Locale;

/**
 * The layout of a network on chips, its modelled cost and the underlying assumptions; nothing is measured on a chip.
 *
 * @param plan the layout of all tiles
 * @param costs costs of a batch by each schedule, the last one for this program's layout
 * @param watts power of a chip
 * @param basis origin of sends and activity, one sentence each; empty if given by the caller
 */
public record NetworkPlan(Plan plan, List<Cost> costs, double watts, List<String> basis) {

    public NetworkPlan {
        costs = List.copyOf(costs);
        basis = List.copyOf(basis);
    }

    /** The result with a JSON form. */
    public PlanResult result() {
        return PlanResult.of(this);
    }

    /** Time and energy by each schedule and their assumptions as lines of text. Names from files are not escaped. */
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
                    "  modelled, %s schedule: %,.1f us and %.4f mJ per sample%n",
                    cost.schedule(),
                    cost.microsecondsPerSample(),
                    cost.millijoulesPerSample(watts)));
        }
        basis.forEach(sentence -> text.append(String.format("  %s%n", sentence)));
        return text.toString();
    }
}
