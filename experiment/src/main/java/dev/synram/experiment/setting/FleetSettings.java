package dev.synram.experiment.setting;

import java.time.Duration;

/**
 * Chips of the same kind, each calibrated individually, that share one network.
 *
 * @param chips the chips of each member
 * @param chipSeed seed of the first chip; the others have consecutive seeds
 * @param fleet number of members, 1..256
 * @param drift hours by which the oldest member is older than the calibration age of the chips, 0..1,000,000; the ages
 *     of the members are evenly spaced
 */
public record FleetSettings(ChipSettings chips, long chipSeed, int fleet, double drift) {

    private static final double MAX_HOURS = 1e6;
    private static final int SECONDS_AN_HOUR = 3600;

    public FleetSettings {
        SettingException.require("fleet", fleet, 1, ChipSettings.MAX_CHIPS);
        if (!(drift >= 0 && drift <= MAX_HOURS)) {
            throw new SettingException("drift", "is %s; it must be 0..1000000 hours".formatted(drift));
        }
        ChipSeeds.requireConsecutive(chipSeed, (long) fleet * chips.chips());
    }

    /** One nominal chip. */
    public static FleetSettings defaults() {
        return new FleetSettings(ChipSettings.defaults(), 1, 1, 0);
    }

    /**
     * Nominal chips with seeds from 1, all of one age.
     *
     * @param members number of chips, 1..256
     */
    public static FleetSettings of(int members) {
        return defaults().withFleet(members);
    }

    /** The same on other chips. */
    public FleetSettings withChips(ChipSettings others) {
        return new FleetSettings(others, chipSeed, fleet, drift);
    }

    /** The same with another first seed. */
    public FleetSettings withChipSeed(long seed) {
        return new FleetSettings(chips, seed, fleet, drift);
    }

    /** The same with another number of members. */
    public FleetSettings withFleet(int members) {
        return new FleetSettings(chips, chipSeed, members, drift);
    }

    /** The same with an oldest member that is older by other hours. */
    public FleetSettings withDrift(double hours) {
        return new FleetSettings(chips, chipSeed, fleet, hours);
    }

    /** The seed of a member's first chip; indices beyond the fleet give unseen chips. */
    public long seedOf(int member) {
        return chipSeed + (long) member * chips.chips();
    }

    /** The age of a member since its calibration: that of all chips, and its share of the drift. */
    public Duration ageOf(int member) {
        double share = fleet == 1 ? 1 : member / (fleet - 1.0);
        return chips.calibration().age().plusSeconds(Math.round(SECONDS_AN_HOUR * drift * share));
    }
}
