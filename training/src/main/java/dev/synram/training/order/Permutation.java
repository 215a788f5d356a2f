package dev.synram.training.order;

import dev.synram.chip.random.CounterRandom;

/** Random orders of samples. */
public final class Permutation {

    private Permutation() {}

    /** A random permutation of the integers below {@code count} (Fisher and Yates). */
    public static int[] of(int count, long key) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = CounterRandom.below(i + 1, key, i);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
