package dev.synram.experiment.setting;

/** Seeds of several chips. */
public final class ChipSeeds {

    /** The most chips that are used one after another. */
    public static final int MOST = 1000;

    private ChipSeeds() {}

    /**
     * Checks that a number of chips can have consecutive seeds.
     *
     * @param first seed of the first
     * @param chips number of chips, at least 1
     * @throws SettingException naming the largest first seed, if the last would lie beyond the range of seeds
     */
    public static void requireConsecutive(long first, long chips) {
        long largest = Long.MAX_VALUE - (chips - 1);
        if (first > largest) {
            throw new SettingException(
                    "chipSeed",
                    "is %s, but %s chips have consecutive seeds; it must be at most %s"
                            .formatted(first, chips, largest));
        }
    }
}
