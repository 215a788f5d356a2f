package dev.synram.experiment.accuracy;

import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * The interval of a mean of shares by the method of variance estimates recovery (Zou 2008, "On the estimation of additive interaction by use of
 * the four-by-two table and beyond", American Journal of Epidemiology 168; Zou and Donner 2008, "Construction of confidence limits about
 * effect measures", Statistics in Medicine 27): the distances of the ends of the shares' own intervals are added like standard errors.
 *
 * @param correlation of two shares by their numbers, -1..1; not asked for a share with itself
 */
record IntervalOfMean(ToDoubleBiFunction<Integer, Integer> correlation) {

    /** The mean of shares with their own intervals, at least one. */
    Proportion of(List<Proportion> shares) {
        int count = shares.size();
        double[] below = new double[count];
        double[] above = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            Proportion share = shares.get(i);
            sum += share.value();
            below[i] = share.value() - share.low();
            above[i] = share.high() - share.value();
        }
        return new Proportion(
                sum / count, Math.max(0, (sum - joined(below)) / count), Math.min(1, (sum + joined(above)) / count));
    }

    private double joined(double[] distances) {
        double square = 0;
        for (int i = 0; i < distances.length; i++) {
            square += distances[i] * distances[i];
            for (int j = 0; j < i; j++) {
                square += 2 * correlation.applyAsDouble(i, j) * distances[i] * distances[j];
            }
        }
        return Math.sqrt(Math.max(0, square));
    }
}
