package dev.synram.experiment.setting;

/**
 * Chips for a final test, which were not used in training. Their seeds follow those of the fleet.
 *
 * @param count number of chips, 0..256
 * @param skipped number of members between the fleet and them, 0..255, so that trainings with smaller and larger fleets are tested on the same chips
 */
public record UnseenChips(int count, int skipped) {

    /** No test on other chips. */
    public static final UnseenChips NONE = new UnseenChips(0, 0);

    public UnseenChips {
        SettingException.require("unseen", count, 0, ChipSettings.MAX_CHIPS);
        SettingException.require("skipped", skipped, 0, ChipSettings.MAX_CHIPS - 1);
    }

    /** The same with another number of chips. */
    public UnseenChips withCount(int other) {
        return new UnseenChips(other, skipped);
    }

    /** The same with another number of members between them and the fleet. */
    public UnseenChips withSkipped(int other) {
        return new UnseenChips(count, other);
    }

    /** The seed of a chip that follows a fleet. */
    public long seedOf(int number, FleetSettings fleet) {
        return fleet.seedOf(fleet.fleet() + skipped + number);
    }

    /**
     * Checks that there are seeds for the chips of a fleet and these.
     *
     * @throws SettingException if not
     */
    public void requireAfter(FleetSettings fleet) {
        long members = (long) fleet.fleet() + skipped + count;
        ChipSeeds.requireConsecutive(fleet.chipSeed(), members * fleet.chips().chips());
    }
}
