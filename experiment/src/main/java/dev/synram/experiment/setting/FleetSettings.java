package dev.synram.experiment.setting;

import java.time.Duration;

/**
 * Chips of the same kind, each calibrated by itself, so that one network serves all of them.
 *
 * @param chips on what chips each member lays a network out
 * @param chipSeed seed of the first chip; those of others follow
 * @param fleet number of members, 1..256
 * @param drift hours that the oldest member has aged since its calibration, 0..1,000,000; the others are evenly younger
 */
public record FleetSettings(ChipSettings chips, long chipSeed, int fleet, double drift) {

    private static final double MAX_HOURS = 1e6;
    private static final int SECONDS_AN_HOUR = 3600;

    public FleetSettings {
        SettingException.require("fleet", fleet, 1, ChipSettings.MAX_CHIPS);
        if (!(drift >= 0 && drift <= MAX_HOURS)) {
            throw new SettingException("drift", "is %s; it must be 0..1000000 hours".formatted(drift));
        }
    }

    /** One nominal chip, just calibrated. */
    public static FleetSettings defaults() {
        return new FleetSettings(ChipSettings.defaults(), 1, 1, 0);
    }

    /**
     * Nominal chips with the seeds from 1 on, just calibrated.
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

    /** The same with another age of the oldest member. */
    public FleetSettings withDrift(double hours) {
        return new FleetSettings(chips, chipSeed, fleet, hours);
    }

    /** The seed of a member's first chip; members beyond the fleet are chips that it does not have. */
    public long seedOf(int member) {
        return chipSeed + (long) member * chips.chips();
    }

    /** How long ago a member was calibrated. */
    public Duration ageOf(int member) {
        double share = fleet == 1 ? 1 : member / (fleet - 1.0);
        return Duration.ofSeconds(Math.round(SECONDS_AN_HOUR * drift * share));
    }
}
