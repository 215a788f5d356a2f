package dev.synram.experiment.result.training;

import java.util.List;

/**
 * A test sample with the chip's outputs over repeated trials.
 *
 * @param sample index in the test set
 * @param label class of the sample
 * @param means mean of each output in LSB
 * @param standardDeviations standard deviation of each output over the trials, in LSB
 */
public record SampleOutputs(int sample, int label, List<Double> means, List<Double> standardDeviations) {

    public SampleOutputs {
        means = List.copyOf(means);
        standardDeviations = List.copyOf(standardDeviations);
    }
}
