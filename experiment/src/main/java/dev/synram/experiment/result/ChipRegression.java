package dev.synram.experiment.result;

import dev.synram.experiment.accuracy.RegressionError;
import java.util.List;

/**
 * The error of a network on calibrated chips.
 *
 * @param chipSeed seed of the first chip
 * @param error mean over the runs
 * @param gain LSB per unit of activation x weight, measured
 * @param outputUnit value of one LSB of the results, in units of the targets
 * @param warnings warnings about ranges that are used badly
 * @param modelled time and energy by each schedule
 */
public record ChipRegression(
        long chipSeed,
        RegressionError error,
        double gain,
        double outputUnit,
        List<String> warnings,
        List<ModelledCost> modelled) {

    public ChipRegression {
        warnings = List.copyOf(warnings);
        modelled = List.copyOf(modelled);
    }
}
