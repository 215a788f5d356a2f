package dev.synram.training;

import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import java.util.function.UnaryOperator;

/**
 * Training samples, and held-out samples whose accuracy is recorded after each epoch.
 *
 * @param train training samples
 * @param heldOut the test samples, or every tenth training sample with early stopping
 */
record TrainingSamples(LabelledData train, LabelledData heldOut) {

    private static final int EVERY = 10;

    /**
     * Selects samples.
     *
     * @param conversion converts samples for the training
     * @param holdOut whether training stops early
     */
    static TrainingSamples of(DataSplit data, boolean holdOut, UnaryOperator<LabelledData> conversion) {
        LabelledData train = conversion.apply(data.train());
        return holdOut
                ? new TrainingSamples(train.where(i -> i % EVERY != EVERY - 1), train.every(EVERY, EVERY - 1))
                : new TrainingSamples(train, conversion.apply(data.test()));
    }
}
