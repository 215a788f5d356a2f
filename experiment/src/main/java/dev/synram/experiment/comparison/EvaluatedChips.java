package dev.synram.experiment.comparison;

import java.util.Arrays;

/**
 * A network on one group of chips that work together.
 *
 * @param chipSeed seed of the first chip
 * @param runs number of runs, at least 1
 * @param accuracy mean over the runs, 0..1
 * @param correct for each sample the share of runs that classify it correctly, 0..1; empty if unknown
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record
public record EvaluatedChips(long chipSeed, int runs, double accuracy, double[] correct) {

    /** The mean over several groups of chips. */
    static double[] mean(Iterable<EvaluatedChips> groups) {
        double[] sums = {};
        int count = 0;
        for (EvaluatedChips group : groups) {
            if (count == 0) {
                sums = new double[group.correct.length];
            }
            for (int sample = 0; sample < sums.length; sample++) {
                sums[sample] += group.correct[sample];
            }
            count++;
        }
        int groupsCounted = count;
        return Arrays.stream(sums).map(sum -> sum / groupsCounted).toArray();
    }
}
