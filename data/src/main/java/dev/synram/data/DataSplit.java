package dev.synram.data;

import java.util.function.UnaryOperator;

/**
 * Training and test samples. If the source has no separate test set, every tenth sample is used for tests after
 * training, and all samples for tests without training.
 *
 * @param name name of the data, as given by the user
 * @param train training samples
 * @param test test samples, which are not used for training
 * @param untrained test samples for a network that is not trained on these data
 */
public record DataSplit(String name, LabelledData train, LabelledData test, LabelledData untrained) {

    private static final int EVERY = 10;
    private static final String UNNAMED = "data";

    /** A split defined by the source. */
    public static DataSplit of(LabelledData train, LabelledData test) {
        return new DataSplit(UNNAMED, train, test, test);
    }

    /** Uses every tenth sample for tests after training. */
    public static DataSplit of(LabelledData all) {
        if (all.count() < 2 * EVERY) {
            return new DataSplit(UNNAMED, all, all, all);
        }
        return new DataSplit(
                UNNAMED, all.where(i -> i % EVERY != EVERY - 1), all.where(i -> i % EVERY == EVERY - 1), all);
    }

    /** The same split with another name. */
    public DataSplit named(String other) {
        return new DataSplit(other, train, test, untrained);
    }

    /** The same split with an operation applied to all samples. */
    @SuppressWarnings("ReferenceEquality") // samples that both sets share are mapped once
    public DataSplit map(UnaryOperator<LabelledData> change) {
        LabelledData changed = change.apply(test);
        return new DataSplit(name, change.apply(train), changed, untrained == test ? changed : change.apply(untrained));
    }

    /** The same split with only the first training samples. */
    public DataSplit withTrainSamples(int count) {
        return new DataSplit(name, train.range(0, count), test, untrained);
    }

    /** The number of classes in all samples. */
    public int classes() {
        return Math.max(train.classes().size(), untrained.classes().size());
    }
}
