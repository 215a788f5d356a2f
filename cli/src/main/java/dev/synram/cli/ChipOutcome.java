package dev.synram.cli;

import dev.synram.network.QuantizedNetwork;
import dev.synram.runtime.Classification;
import dev.synram.training.EpochRecord;
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
 * @param micros modelled time of one image in microseconds
 * @param trainImagesPerSecond measured on the host; NaN if an earlier run had done all epochs
 * @param inferenceImagesPerSecond measured on the host
 */
record ChipOutcome(
        QuantizedNetwork network,
        List<EpochRecord> history,
        Classification before,
        Classification after,
        Classification uncalibrated,
        MnistTrials trials,
        double micros,
        double trainImagesPerSecond,
        double inferenceImagesPerSecond) {}
