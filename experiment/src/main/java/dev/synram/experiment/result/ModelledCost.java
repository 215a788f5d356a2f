package dev.synram.experiment.result;

import dev.synram.compiler.Compiler;
import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.DurationRange;
import dev.synram.compiler.cost.PowerFigure;
import dev.synram.compiler.plan.Workload;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Time and energy of a sample by one schedule; computed by models, not measured.
 *
 * @param schedule name of the schedule
 * @param microsecondsPerSample time of a batch divided by its samples, with typical durations
 * @param microsecondsRange that time with the ranges of all durations; a point if the schedule has none
 * @param latencyMicroseconds time of a sample that comes alone, from its input to its result, with typical durations
 * @param latencyRange that time with the ranges of all durations; a point if the schedule has none
 * @param energies energy with each power: both named figures for this program's layout, the published one for others
 */
public record ModelledCost(
        String schedule,
        double microsecondsPerSample,
        DurationRange microsecondsRange,
        double latencyMicroseconds,
        DurationRange latencyRange,
        List<ModelledEnergy> energies) {

    public ModelledCost {
        energies = List.copyOf(energies);
    }

    /**
     * Costs of batches of {@value Compiler#DEFAULT_BATCH} samples, and of one that comes alone, with the named powers.
     *
     * @return by each schedule, the last one for this program's layout
     */
    public static List<ModelledCost> of(Compiler compiler, Workload work) {
        List<Cost> costs = compiler.costs(work, Compiler.DEFAULT_BATCH);
        List<Cost> single = compiler.costs(work, 1);
        int ours = costs.size() - 1;
        return IntStream.rangeClosed(0, ours)
                .mapToObj(i -> of(
                        costs.get(i), single.get(i), i == ours ? PowerFigure.named() : List.of(PowerFigure.PUBLISHED)))
                .toList();
    }

    private static ModelledCost of(Cost cost, Cost single, List<PowerFigure> powers) {
        return new ModelledCost(
                cost.schedule(),
                cost.microsecondsPerSample(),
                cost.microsecondsPerSampleRange(),
                single.microsecondsPerSample(),
                single.microsecondsPerSampleRange(),
                powers.stream().map(power -> ModelledEnergy.of(cost, power)).toList());
    }
}
