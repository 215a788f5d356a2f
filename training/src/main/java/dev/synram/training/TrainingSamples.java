package dev.synram.training;

import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import java.util.function.UnaryOperator;

/**
 * Samples to train with, and others whose accuracy is noted after each epoch.
 *
 * @param train samples to train with
 * @param heldOut the test samples, or every tenth training sample if the accuracy decides when training stops
 */
record TrainingSamples(LabelledData train, LabelledData heldOut) {

    private static final int EVERY = 10;

    /**
     * Prepares samples.
     *
     * @param form brings them into the form that the training takes
     * @param holdOut whether the accuracy decides when training stops
     */
    static TrainingSamples of(DataSplit data, boolean holdOut, UnaryOperator<LabelledData> form) {
        LabelledData train = form.apply(data.train());
        return holdOut
                ? new TrainingSamples(train.where(i -> i % EVERY != EVERY - 1), train.every(EVERY, EVERY - 1))
                : new TrainingSamples(train, form.apply(data.test()));
    }
}
