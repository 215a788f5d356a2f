package dev.synram.experiment.result;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.DurationRange;
import dev.synram.compiler.cost.PowerFigure;
import java.util.List;

/**
 * Time and energy of a sample by one schedule; computed by models, not measured.
 *
 * @param schedule name of the schedule
 * @param microsecondsPerSample time of a batch divided by its samples, with typical durations
 * @param microsecondsRange that time with the ranges of all durations; a point if the schedule has none
 * @param energies energy with each power: both named figures for this program's layout, the published one for others
 */
public record ModelledCost(
        String schedule, double microsecondsPerSample, DurationRange microsecondsRange, List<ModelledEnergy> energies) {

    public ModelledCost {
        energies = List.copyOf(energies);
    }

    /**
     * Costs with the named powers.
     *
     * @param costs by each schedule, the last one for this program's layout
     */
    public static List<ModelledCost> of(List<Cost> costs) {
        return costs.stream()
                .map(cost ->
                        of(cost, cost.equals(costs.getLast()) ? PowerFigure.named() : List.of(PowerFigure.PUBLISHED)))
                .toList();
    }

    private static ModelledCost of(Cost cost, List<PowerFigure> powers) {
        return new ModelledCost(
                cost.schedule(),
                cost.microsecondsPerSample(),
                cost.microsecondsPerSampleRange(),
                powers.stream().map(power -> ModelledEnergy.of(cost, power)).toList());
    }
}
