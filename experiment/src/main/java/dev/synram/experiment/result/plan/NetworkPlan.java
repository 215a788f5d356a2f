package dev.synram.experiment.result.plan;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.DurationRange;
import dev.synram.compiler.cost.PowerFigure;
import dev.synram.compiler.plan.Plan;
import dev.synram.experiment.result.ConversionState;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a network on chips, its modelled cost and the underlying assumptions; nothing is measured on a chip.
 *
 * @param name name of the network, such as its file
 * @param plan the layout of all tiles
 * @param costs costs of a batch by each schedule, the last one for this program's layout
 * @param powers the powers of a chip that energies are computed with: all for this program's layout, the first for others
 * @param conversion how a network in float was converted for the plan; null if it was not
 * @param basis origin of sends and activity, one sentence each; empty if given by the caller
 */
public record NetworkPlan(
        String name,
        Plan plan,
        List<Cost> costs,
        List<PowerFigure> powers,
        @Nullable ConversionState conversion,
        List<String> basis) {

    public NetworkPlan {
        costs = List.copyOf(costs);
        powers = List.copyOf(powers);
        basis = List.copyOf(basis);
    }

    /** The result with a JSON form. */
    public PlanResult result() {
        return PlanResult.of(this);
    }

    /** The powers that the energy of a schedule is given with. */
    public List<PowerFigure> powers(Cost cost) {
        return cost.equals(costs.getLast()) ? powers : powers.subList(0, 1);
    }

    /** Time and energy by each schedule and their assumptions as lines of text. Names from files are not escaped. */
    public String summary() {
        Cost ours = costs.getLast();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s on %s chip(s), batches of %,d samples: %s tiles, %.1f %% of the synapses%n",
                name,
                ours.chips(),
                ours.batch(),
                plan.tiles(),
                100 * plan.synramUse()));
        for (Cost cost : costs) {
            DurationRange range = cost.microsecondsPerSampleRange();
            text.append(String.format(
                    Locale.ROOT,
                    "  modelled, %s schedule: %,.1f us per sample%s%n",
                    cost.schedule(),
                    range.typical(),
                    range.low() == range.high()
                            ? ""
                            : String.format(Locale.ROOT, ", between %,.1f and %,.1f", range.low(), range.high())));
            for (PowerFigure power : powers(cost)) {
                text.append(String.format(
                        Locale.ROOT,
                        "    %.4f mJ per sample at %.2f W, %s%n",
                        cost.millijoulesPerSample(power.watts()),
                        power.watts(),
                        power.name()));
            }
        }
        basis.forEach(sentence -> text.append(String.format("  %s%n", sentence)));
        return text.toString();
    }
}
