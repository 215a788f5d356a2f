package dev.synram.report.page;

import dev.synram.compiler.cost.Cost;
import dev.synram.experiment.result.ModelledCost;
import java.util.List;

/** Modelled time and energy as a table. */
public final class CostTable {

    private CostTable() {}

    /** The section with the table. */
    public static FigurePage.Section section(List<ModelledCost> costs) {
        return FigurePage.Section.table(
                "Modelled time and energy",
                "Per sample in a batch of 1,000, at %s W per chip; computed by models, not measured."
                        .formatted(Decimal.of(Cost.PUBLISHED_WATTS, 1)),
                List.of("schedule", "µs", "mJ"),
                costs.stream()
                        .map(cost -> List.of(
                                cost.schedule(),
                                Decimal.of(cost.microsecondsPerSample(), 1),
                                Decimal.of(cost.millijoulesPerSample(), 4)))
                        .toList());
    }
}
