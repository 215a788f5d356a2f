package dev.synram.data;

/**
 * Samples to train with and others to test with. A source that does not keep them apart gives every tenth sample to the
 * tests of a training, and all of them to tests without training.
 *
 * @param train samples to train with
 * @param test samples that training never sees
 * @param untrained samples to test with a network that is not trained here
 */
public record DataSplit(LabelledData train, LabelledData test, LabelledData untrained) {

    private static final int EVERY = 10;

    public static DataSplit of(LabelledData train, LabelledData test) {
        return new DataSplit(train, test, test);
    }

    /** Takes every tenth sample to test with after training. */
    public static DataSplit of(LabelledData all) {
        if (all.count() < 2 * EVERY) {
            return new DataSplit(all, all, all);
        }
        return new DataSplit(all.where(i -> i % EVERY != EVERY - 1), all.where(i -> i % EVERY == EVERY - 1), all);
    }
}
