package dev.synram.service.chips.live;

import dev.synram.compiler.Compiler;
import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.OptimizedSchedule;
import dev.synram.compiler.cost.PowerFigure;
import dev.synram.compiler.plan.Workload;

/**
 * Time and energy of one sample, by its own events; computed by models, not measured.
 *
 * @param microseconds time of the sample alone
 * @param microjoules energy of the sample alone
 * @param watts power of a chip that the energy is computed with
 */
public record LiveCost(double microseconds, double microjoules, double watts) {

    private static final double MICRO_PER_MILLI = 1000;

    static LiveCost of(Compiler compiler, Workload work) {
        Cost cost = new OptimizedSchedule().cost(compiler.compile(work, 1), 1);
        double watts = PowerFigure.PUBLISHED.watts();
        return new LiveCost(cost.microsecondsPerSample(), MICRO_PER_MILLI * cost.millijoulesPerSample(watts), watts);
    }
}
