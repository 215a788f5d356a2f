package dev.synram.training;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;

/** Samples whose class is the number of the group of inputs that is largest. */
final class GroupSamples {

    static final int INPUTS = 32;
    static final int CLASSES = 4;

    private GroupSamples() {}

    static LabelledData of(int count, long seed) {
        float[] values = new float[count * INPUTS];
        byte[] labels = new byte[count];
        for (int i = 0; i < values.length; i++) {
            int chosen = CounterRandom.below(CLASSES, seed, i / INPUTS);
            labels[i / INPUTS] = (byte) chosen;
            int group = i % INPUTS / (INPUTS / CLASSES);
            values[i] = CounterRandom.below(group == chosen ? 32 : 16, seed + 1, i);
        }
        return LabelledData.of(values, INPUTS, labels);
    }
}
