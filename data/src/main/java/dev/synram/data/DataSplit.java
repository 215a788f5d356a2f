package dev.synram.data;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Training and test samples. If the source has no separate test set, every tenth sample is used for tests after
 * training; without training, every fifth sample determines ranges and all others are tested.
 *
 * @param name name of the data, as given by the user
 * @param train training samples
 * @param test test samples, which are not used for training
 * @param untrained test samples for a network that is not trained on these data
 * @param ownRanges samples that determine the ranges of a network that is not trained on these data; empty if they are taken from
 *     those that would be tested
 * @param labelSource where the labels come from, such as {@code column 1 ('label') of t.csv}; empty if
 *     nobody needs to ask
 * @param groups which samples of {@code untrained} belong together; empty if all are independent
 */
public record DataSplit(
        String name,
        LabelledData train,
        LabelledData test,
        LabelledData untrained,
        Optional<LabelledData> ownRanges,
        String labelSource,
        Optional<SampleGroups> groups) {

    private static final int EVERY = 10;
    private static final int EVERY_FOR_RANGES = 5;
    private static final String UNNAMED = "data";
    private static final String OWN_LABELS = "";

    public DataSplit {
        if (groups.isPresent() && groups.get().groups().length != untrained.count()) {
            throw new DataException(
                    "%s groups do not match %s samples".formatted(groups.get().groups().length, untrained.count()));
        }
    }

    /** Samples that are independent of each other. */
    public DataSplit(
            String name,
            LabelledData train,
            LabelledData test,
            LabelledData untrained,
            Optional<LabelledData> ownRanges,
            String labelSource) {
        this(name, train, test, untrained, ownRanges, labelSource, Optional.empty());
    }

    /** A split defined by the source. */
    public static DataSplit of(LabelledData train, LabelledData test) {
        return new DataSplit(UNNAMED, train, test, test, Optional.of(train), OWN_LABELS);
    }

    /** Uses every tenth sample for tests after training. */
    public static DataSplit of(LabelledData all) {
        if (all.count() < 2 * EVERY) {
            return new DataSplit(UNNAMED, all, all, all, Optional.empty(), OWN_LABELS);
        }
        return new DataSplit(
                UNNAMED,
                all.where(i -> i % EVERY != EVERY - 1),
                all.where(i -> i % EVERY == EVERY - 1),
                all,
                Optional.empty(),
                OWN_LABELS);
    }

    /** The same split with another name. */
    public DataSplit named(String other) {
        return new DataSplit(other, train, test, untrained, ownRanges, labelSource, groups);
    }

    /** The same split with another description of where the labels come from. */
    public DataSplit labelledBy(String source) {
        return new DataSplit(name, train, test, untrained, ownRanges, source, groups);
    }

    /** The same split with samples of {@link #untrained} that belong together. */
    public DataSplit grouped(SampleGroups others) {
        return new DataSplit(name, train, test, untrained, ownRanges, labelSource, Optional.of(others));
    }

    /** The same split with an operation applied to all samples. */
    public DataSplit map(UnaryOperator<LabelledData> change) {
        IdentityHashMap<LabelledData, LabelledData> changed =
                new IdentityHashMap<>(); // samples that parts share are changed once
        UnaryOperator<LabelledData> once = part -> changed.computeIfAbsent(part, change);
        return new DataSplit(
                name,
                once.apply(train),
                once.apply(test),
                once.apply(untrained),
                ownRanges.map(once),
                labelSource,
                groups);
    }

    /** The same split with ranges determined by other samples, so that all of its own are tested. */
    public DataSplit withRanges(LabelledData others) {
        return new DataSplit(name, train, test, untrained, Optional.of(others), labelSource, groups);
    }

    /** Samples that determine the ranges of a network that is not trained on these data. */
    public LabelledData forRanges() {
        return ownRanges.orElseGet(() -> isDivisible() ? untrained.where(i -> i % EVERY_FOR_RANGES == 0) : untrained);
    }

    /**
     * Samples that a network that is not trained on these data is tested with: none that determines its ranges, unless there are
     * hardly any.
     */
    public LabelledData scored() {
        return ownRanges.isEmpty() && isDivisible() ? untrained.where(this::isScored) : untrained;
    }

    /**
     * Which of some samples of {@link #scored} belong together; empty if all are independent.
     *
     * @param some number of samples, evenly spaced as by {@link LabelledData#spaced(int)}
     */
    public Optional<SampleGroups> scoredGroups(int some) {
        return groups.map(all -> {
            int[] scored =
                    IntStream.range(0, untrained.count()).filter(this::isScored).toArray();
            return all.pick(IntStream.of(LabelledData.spaced(some, scored.length))
                    .map(i -> scored[i])
                    .toArray());
        });
    }

    /** Whether a sample of {@link #untrained} is among {@link #scored}. */
    public boolean isScored(int sample) {
        return ownRanges.isPresent() || !isDivisible() || sample % EVERY_FOR_RANGES != 0;
    }

    private boolean isDivisible() {
        return untrained.count() >= 2 * EVERY;
    }

    /** The same split with other training samples. */
    public DataSplit withTrain(LabelledData others) {
        return new DataSplit(name, others, test, untrained, ownRanges, labelSource, groups);
    }

    /** The same split with only the first training samples. */
    public DataSplit withTrainSamples(int count) {
        return withTrain(train.range(0, count));
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
