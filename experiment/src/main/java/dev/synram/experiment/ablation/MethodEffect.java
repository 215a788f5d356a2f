package dev.synram.experiment.ablation;

/**
 * What the accuracy with some methods is above that with others, in pairs of trainings with the same seeds.
 *
 * @param to the row that is compared with
 * @param mean difference, mean over seeds, -1..1
 * @param low lower end of its 95 % interval over seeds
 * @param high upper end
 * @param pValue of the t test of this difference alone
 * @param withinChance whether the difference may be due to chance: whether its interval contains 0, or the test corrected for all comparisons of
 *     the table (Holm 1979, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6) does not
 *     reject that at 5 %
 */
public record MethodEffect(String to, double mean, double low, double high, double pValue, boolean withinChance) {}
