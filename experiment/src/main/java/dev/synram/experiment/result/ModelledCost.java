package dev.synram.experiment.result;

import dev.synram.compiler.cost.Cost;
import java.util.List;

/**
 * Time and energy of a sample by one schedule; computed by models, not measured.
 *
 * @param schedule name of the schedule
 * @param microsecondsPerSample time of a batch divided by its samples
 * @param millijoulesPerSample energy of all chips at the published power
 */
public record ModelledCost(String schedule, double microsecondsPerSample, double millijoulesPerSample) {

    /** Costs at {@link Cost#PUBLISHED_WATTS} per chip. */
    public static List<ModelledCost> of(List<Cost> costs) {
        return costs.stream()
                .map(cost -> new ModelledCost(
                        cost.schedule(), cost.microsecondsPerSample(), cost.millijoulesPerSample(Cost.PUBLISHED_WATTS)))
                .toList();
    }
}
