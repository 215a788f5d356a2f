package dev.synram.experiment.result.training;

import dev.synram.experiment.accuracy.AccuracyDrop;
import dev.synram.experiment.checkpoint.EpochRecord;
import java.util.List;

/**
 * The same training on an ideal chip, which has no errors and no noise and computes with integers: from the same
 * draws, with the same order of samples and the sends that follow from its own measured gain. It does not depend on the
 * seed of the chips.
 *
 * @param gain of the ideal chip, LSB per unit of activation x weight, measured
 * @param accuracy on the ideal chip after training, 0..1
 * @param accuracyDrop what the errors of the chips cost: accuracy on the ideal chip minus mean accuracy of the fleet on
 *     the same test samples, with its confidence interval over test samples. Another seed changes both trainings, which
 *     the interval does not include
 * @param history one record per epoch
 */
public record IdealComparison(double gain, double accuracy, AccuracyDrop accuracyDrop, List<EpochRecord> history) {}
