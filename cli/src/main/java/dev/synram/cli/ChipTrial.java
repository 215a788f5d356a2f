package dev.synram.cli;

import dev.synram.compiler.cost.Cost;
import dev.synram.network.quantization.RangeUse;
import dev.synram.runtime.LayerSaturation;
import dev.synram.runtime.RepeatedRuns;
import java.util.List;

/**
 * What a network did on calibrated chips.
 *
 * @param chipSeed seed of the first chip
 * @param gain LSB per unit of activation x weight, measured
 * @param runs all samples, again and again
 * @param agreement mean share of samples that get the class that the host gives them in float
 * @param saturation how often layers reach their limits
 * @param uses how layers use their ranges, if the program chose them
 * @param costs modelled time and energy
 */
record ChipTrial(
        long chipSeed,
        double gain,
        RepeatedRuns runs,
        double agreement,
        List<LayerSaturation> saturation,
        List<RangeUse> uses,
        List<Cost> costs) {}
