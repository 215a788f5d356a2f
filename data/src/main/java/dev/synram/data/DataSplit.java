package dev.synram.data;

import java.util.function.UnaryOperator;

/**
 * Samples to train with and others to test with. A source that does not keep them apart gives every tenth sample to the
 * tests of a training, and all of them to tests without training.
 *
 * @param name of the data, as the user gave it
 * @param train samples to train with
 * @param test samples that training never sees
 * @param untrained samples to test with a network that is not trained here
 */
public record DataSplit(String name, LabelledData train, LabelledData test, LabelledData untrained) {

    private static final int EVERY = 10;
    private static final String UNNAMED = "data";

    /** Samples that the source keeps apart. */
    public static DataSplit of(LabelledData train, LabelledData test) {
        return new DataSplit(UNNAMED, train, test, test);
    }

    /** Takes every tenth sample to test with after training. */
    public static DataSplit of(LabelledData all) {
        if (all.count() < 2 * EVERY) {
            return new DataSplit(UNNAMED, all, all, all);
        }
        return new DataSplit(
                UNNAMED, all.where(i -> i % EVERY != EVERY - 1), all.where(i -> i % EVERY == EVERY - 1), all);
    }

    /** The same with another name. */
    public DataSplit named(String other) {
        return new DataSplit(other, train, test, untrained);
    }

    /** The same with something done to all samples. */
    public DataSplit map(UnaryOperator<LabelledData> change) {
        LabelledData changed = change.apply(test);
        return new DataSplit(
                name, change.apply(train), changed, untrained == test ? changed : change.apply(untrained));
    }

    /** Training as with the first samples only. */
    public DataSplit withTrainSamples(int count) {
        return new DataSplit(name, train.range(0, count), test, untrained);
    }

    /** The number of classes in all samples. */
    public int classes() {
        return Math.max(train.classes().size(), untrained.classes().size());
    }
}
