package dev.synram.data;

/**
 * Samples to train with and others to test with.
 *
 * @param train samples to train with
 * @param test samples that training never sees
 * @param divided whether the source has them apart; if not, every tenth sample was taken to test with
 */
public record DataSplit(DataSet train, DataSet test, boolean divided) {

    private static final int EVERY = 10;

    static DataSplit of(DataSet train, DataSet test) {
        return new DataSplit(train, test, true);
    }

    /** Takes every tenth sample to test with. */
    static DataSplit of(DataSet all) {
        if (all.count() < 2 * EVERY) {
            return new DataSplit(all, all, false);
        }
        return new DataSplit(all.where(i -> i % EVERY != EVERY - 1), all.where(i -> i % EVERY == EVERY - 1), false);
    }
}
