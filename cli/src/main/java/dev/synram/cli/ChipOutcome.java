package dev.synram.cli;

import dev.synram.compiler.cost.Cost;
import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.result.RepeatedOutputs;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.RangeUse;
import dev.synram.runtime.Classification;
import java.util.List;

/**
 * What the chip brought.
 *
 * @param network the retrained network
 * @param history one record an epoch of training in the loop
 * @param before test images before retraining
 * @param after test images after retraining
 * @param uncalibrated test images after retraining, without the calibration
 * @param trials repeated trials of some test images
 * @param uses how much of their ranges the layers used before retraining
 * @param costs time and energy by each model
 * @param trainImagesPerSecond measured on the host; NaN if an earlier run had done all epochs
 * @param inferenceImagesPerSecond measured on the host
 */
record ChipOutcome(
        QuantizedNetwork network,
        List<EpochRecord> history,
        Classification before,
        Classification after,
        Classification uncalibrated,
        RepeatedOutputs trials,
        List<RangeUse> uses,
        List<Cost> costs,
        double trainImagesPerSecond,
        double inferenceImagesPerSecond) {}
