package dev.synram.training;

import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.setting.SettingException;
import java.util.BitSet;
import java.util.OptionalInt;
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

    /**
     * The same data with only the first of the training samples.
     *
     * @param count how many; all if empty
     * @throws SettingException if there are fewer, or classes are left out
     */
    static DataSplit limited(DataSplit data, OptionalInt count) {
        int available = data.train().count();
        int wanted = count.orElse(available);
        SettingException.require("trainSamples", wanted, 1, available);
        if (wanted == available) {
            return data;
        }
        DataSplit limited = data.withTrainSamples(wanted);
        requireAllClasses(data.train(), limited.train());
        return limited;
    }

    /** Samples that are sorted by class would otherwise leave classes out. */
    private static void requireAllClasses(LabelledData all, LabelledData some) {
        BitSet missing = classes(all);
        missing.andNot(classes(some));
        if (!missing.isEmpty()) {
            throw new SettingException(
                    "trainSamples",
                    "is %s, but the first %s of %s samples have none of class %s; give more, or samples that are not sorted by class"
                            .formatted(
                                    some.count(),
                                    some.count(),
                                    all.count(),
                                    all.classes().get(missing.nextSetBit(0))));
        }
    }

    private static BitSet classes(LabelledData samples) {
        BitSet found = new BitSet();
        for (byte label : samples.labels()) {
            found.set(label);
        }
        return found;
    }
}
