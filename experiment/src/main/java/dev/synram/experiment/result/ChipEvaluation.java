package dev.synram.experiment.result;

import dev.synram.runtime.LayerSaturation;
import java.util.List;

/**
 * What a network did on calibrated chips.
 *
 * @param chipSeed seed of the first chip
 * @param accuracy mean over the runs, 0..1
 * @param accuracyStandardDeviation of the accuracy from run to run
 * @param accuracyDrop against the host in float, with its confidence interval
 * @param agreement mean share of samples with the class that the host gives them in float, 0..1
 * @param repeatability share of samples with the same class in all runs, 0..1
 * @param noiseLsb standard deviation of a result from run to run, in LSB
 * @param gain LSB per unit of activation x weight, measured
 * @param runAccuracies accuracy of each run, 0..1
 * @param saturation how often layers reach their limits
 * @param warnings about ranges that layers use badly
 * @param modelled time and energy by each model of time
 */
public record ChipEvaluation(
        long chipSeed,
        double accuracy,
        double accuracyStandardDeviation,
        AccuracyDrop accuracyDrop,
        double agreement,
        double repeatability,
        double noiseLsb,
        double gain,
        List<Double> runAccuracies,
        List<LayerSaturation> saturation,
        List<String> warnings,
        List<ModelledCost> modelled) {}
