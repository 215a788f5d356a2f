package dev.synram.experiment.result;

import dev.synram.experiment.accuracy.AccuracyDrop;
import dev.synram.experiment.conversion.LayerFit;
import dev.synram.experiment.conversion.TradeOff;
import dev.synram.runtime.LayerSaturation;
import java.util.List;

/**
 * The evaluation of a network on calibrated chips.
 *
 * @param chipSeed seed of the first chip
 * @param accuracy mean over the runs, 0..1
 * @param accuracyStandardDeviation standard deviation of the accuracy over runs
 * @param accuracyDrop accuracy drop compared with float on the host, with its confidence interval
 * @param agreement mean share of samples with the same class as in float on the host, 0..1
 * @param repeatability share of samples with the same class in all runs, 0..1
 * @param noiseLsb standard deviation of a result from run to run, in LSB
 * @param gain LSB per unit of activation x weight, measured
 * @param runAccuracies accuracy of each run, 0..1
 * @param correctRuns for each test sample the number of runs that classify it correctly
 * @param confusion for each class the number of times that its samples are taken for each class, summed over runs
 * @param saturation share of saturated values in each layer
 * @param warnings warnings about ranges that are used badly
 * @param layers how well each layer uses the chip, on the samples that determined its ranges; empty for a network that was
 *     quantized before
 * @param tradeOffs what finer activations buy; empty unless their bits were chosen
 * @param modelled time and energy by each schedule
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
        List<Integer> correctRuns,
        List<List<Integer>> confusion,
        List<LayerSaturation> saturation,
        List<String> warnings,
        List<LayerFit> layers,
        List<TradeOff> tradeOffs,
        List<ModelledCost> modelled) {}
