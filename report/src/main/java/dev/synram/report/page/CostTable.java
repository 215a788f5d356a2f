package dev.synram.report.page;

import dev.synram.compiler.cost.DurationRange;
import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.result.ModelledEnergy;
import java.util.ArrayList;
import java.util.List;

/** Modelled time and energy as a table. */
public final class CostTable {

    private CostTable() {}

    /** The section with the table. */
    public static FigurePage.Section section(List<ModelledCost> costs) {
        return FigurePage.Section.table(
                "Modelled time and energy",
                "Per sample in a batch of 1,000; computed by models, not measured. The interval follows from the ranges of the "
                        + "durations, and each energy names its power.",
                List.of("schedule", "µs", "interval", "mJ", "power of a chip"),
                rows(costs));
    }

    private static List<List<String>> rows(List<ModelledCost> costs) {
        List<List<String>> rows = new ArrayList<>();
        for (ModelledCost cost : costs) {
            for (ModelledEnergy energy : cost.energies()) {
                rows.add(List.of(
                        cost.schedule(),
                        Decimal.of(cost.microsecondsPerSample(), 1),
                        interval(cost.microsecondsRange()),
                        Decimal.of(energy.millijoulesPerSample(), 4),
                        Decimal.of(energy.watts(), 2) + " W, " + energy.power()));
            }
        }
        return rows;
    }

    private static String interval(DurationRange range) {
        return range.low() == range.high() ? "–" : Decimal.of(range.low(), 1) + " to " + Decimal.of(range.high(), 1);
    }
}
