package dev.synram.training.order;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Random orders of samples in which rare classes occur more often, as many samples in all. A class of {@code n} samples has a share
 * proportional to {@code n^(1 - balance)}; its samples occur equally often, but for one.
 */
public final class BalancedOrder {

    private BalancedOrder() {}

    /**
     * An order.
     *
     * @param labels class of each sample
     * @param balance 0 for each sample once, 1 for all classes equally often
     */
    public static int[] of(byte[] labels, double balance, long key) {
        int[] order = Permutation.of(labels.length, key);
        if (balance == 0) {
            return order;
        }
        int[] ends = ends(labels, balance);
        int[] drawn = new int[labels.length];
        int next = 0;
        for (int kind = 0; kind < ends.length; kind++) {
            int label = kind;
            int[] members = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == label)
                    .toArray();
            for (int round = 0; next < ends[kind]; round++) {
                int[] some = Permutation.of(members.length, CounterRandom.combine(key, round));
                for (int i = 0; i < some.length && next < ends[kind]; i++) {
                    drawn[next++] = members[some[i]];
                }
            }
        }
        return Arrays.stream(order).map(i -> drawn[i]).toArray();
    }

    /** Where the draws of each class end; those of all classes are as many as samples. */
    private static int[] ends(byte[] labels, double balance) {
        int[] counts = new int[LabelledData.MOST_CLASSES];
        for (byte label : labels) {
            counts[label]++;
        }
        double[] sums = new double[counts.length];
        double sum = 0;
        for (int kind = 0; kind < counts.length; kind++) {
            sum += counts[kind] == 0 ? 0 : Math.pow(counts[kind], 1 - balance);
            sums[kind] = sum;
        }
        double all = sum;
        return Arrays.stream(sums)
                .mapToInt(end -> (int) Math.round(labels.length * (end / all)))
                .toArray();
    }
}
