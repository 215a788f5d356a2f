package dev.synram.experiment.result;

import dev.synram.compiler.cost.Cost;
import dev.synram.compiler.cost.PowerFigure;

/**
 * Energy of a sample with one power of a chip; computed by models, not measured.
 *
 * @param power which figure the power is
 * @param watts that power, of one chip
 * @param millijoulesPerSample energy of all chips
 */
public record ModelledEnergy(String power, double watts, double millijoulesPerSample) {

    static ModelledEnergy of(Cost cost, PowerFigure power) {
        return new ModelledEnergy(power.name(), power.watts(), cost.millijoulesPerSample(power.watts()));
    }
}
