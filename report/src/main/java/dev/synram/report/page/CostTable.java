package dev.synram.report.page;

import dev.synram.experiment.result.ModelledCost;
import dev.synram.experiment.result.ModelledEnergy;
import java.util.ArrayList;
import java.util.List;

/** Modelled time and energy as a table. */
public final class CostTable {

    private CostTable() {}

    /** The section with the table. */
    public static Section section(List<ModelledCost> costs) {
        return section(costs, List.of());
    }

    /**
     * The section with the table and rows for comparison.
     *
     * @param others rows below, with the same columns
     */
    public static Section section(List<ModelledCost> costs, List<List<String>> others) {
        List<List<String>> rows = rows(costs);
        rows.addAll(others);
        return Section.table(
                "Modelled time and energy",
                "Per sample in a batch of 1,000, and of one that comes alone; computed by models, not measured. Energy is power times time. public: the chip's public "
                        + "software, for every vector a reset, a baseline read, events and a read. experiment: with the host and its link "
                        + "as in the source document. optimized: this program's layout without a host; its interval follows from the "
                        + "ranges of its durations.",
                List.of("schedule", "time", "time, interval", "alone", "alone, interval", "energy", "power of a chip"),
                rows);
    }

    private static List<List<String>> rows(List<ModelledCost> costs) {
        List<List<String>> rows = new ArrayList<>();
        for (ModelledCost cost : costs) {
            for (ModelledEnergy energy : cost.energies()) {
                rows.add(List.of(
                        cost.schedule(),
                        Units.time(cost.microsecondsPerSample()),
                        Units.times(cost.microsecondsRange()),
                        Units.time(cost.latencyMicroseconds()),
                        Units.times(cost.latencyRange()),
                        Units.energy(energy.millijoulesPerSample()),
                        Decimal.of(energy.watts(), 2) + " W, " + energy.power()));
            }
        }
        return rows;
    }
}
