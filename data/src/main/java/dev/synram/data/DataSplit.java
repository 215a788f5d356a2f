package dev.synram.data;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Training and test samples. If the source has no separate test set, every tenth sample is used for tests after
 * training, and all samples for tests without training.
 *
 * @param name name of the data, as given by the user
 * @param train training samples
 * @param test test samples, which are not used for training
 * @param untrained test samples for a network that is not trained on these data
 * @param labelSource where the labels come from, such as {@code column 1 ('label') of t.csv}; empty if
 *     nobody needs to ask
 */
public record DataSplit(
        String name, LabelledData train, LabelledData test, LabelledData untrained, String labelSource) {

    private static final int EVERY = 10;
    private static final String UNNAMED = "data";
    private static final String OWN_LABELS = "";

    /** A split defined by the source. */
    public static DataSplit of(LabelledData train, LabelledData test) {
        return new DataSplit(UNNAMED, train, test, test, OWN_LABELS);
    }

    /** Uses every tenth sample for tests after training. */
    public static DataSplit of(LabelledData all) {
        if (all.count() < 2 * EVERY) {
            return new DataSplit(UNNAMED, all, all, all, OWN_LABELS);
        }
        return new DataSplit(
                UNNAMED,
                all.where(i -> i % EVERY != EVERY - 1),
                all.where(i -> i % EVERY == EVERY - 1),
                all,
                OWN_LABELS);
    }

    /** The same split with another name. */
    public DataSplit named(String other) {
        return new DataSplit(other, train, test, untrained, labelSource);
    }

    /** The same split with another description of where the labels come from. */
    public DataSplit labelledBy(String source) {
        return new DataSplit(name, train, test, untrained, source);
    }

    /** The same split with an operation applied to all samples. */
    @SuppressWarnings("ReferenceEquality") // samples that both sets share are mapped once
    public DataSplit map(UnaryOperator<LabelledData> change) {
        LabelledData changed = change.apply(test);
        return new DataSplit(
                name, change.apply(train), changed, untrained == test ? changed : change.apply(untrained), labelSource);
    }

    /** The same split with only the first training samples. */
    public DataSplit withTrainSamples(int count) {
        return new DataSplit(name, train.range(0, count), test, untrained, labelSource);
    }

    /** The number of classes in all samples. */
    public int classes() {
        return classNames().size();
    }

    /** The names of the classes in all samples, in the order of their numbers. */
    public List<String> classNames() {
        List<String> first = train.classes();
        List<String> second = untrained.classes();
        return first.size() < second.size() ? second : first;
    }
}
