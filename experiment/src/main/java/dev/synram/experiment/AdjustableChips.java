package dev.synram.experiment;

import dev.synram.calibration.Calibration;
import dev.synram.experiment.setting.ChipConditions;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.SettingException;
import java.time.Duration;
import java.util.List;

/**
 * Simulated chips whose errors, and the age of whose calibration, change while the calibration stays: what a chip would do if it
 * were noisier, or worse than when it was calibrated. Circuits keep their draws; only magnitudes change. Used by one thread at a
 * time; closing closes the chips.
 */
public final class AdjustableChips implements AutoCloseable {

    private final ChipSettings settings;
    private final long firstSeed;
    private List<Calibration> calibrations;
    private Duration calibratedAt = Duration.ZERO;
    private ChipConditions conditions = ChipConditions.nominal(Duration.ZERO);
    private SimulatedChips chips;
    private boolean failing;

    /**
     * Chips that were calibrated when they were new, with the errors of the settings.
     *
     * @param settings of the chips; the age of their calibration is not used
     * @param firstSeed seed of the first chip; the others have consecutive seeds
     * @param calibrations of these chips, at age 0, as by {@link #calibrations}
     */
    public AdjustableChips(ChipSettings settings, long firstSeed, List<Calibration> calibrations) {
        this.settings = settings;
        this.firstSeed = firstSeed;
        this.calibrations = List.copyOf(calibrations);
        chips = made(conditions);
    }

    /** Calibrates new chips. */
    public static List<Calibration> calibrations(ChipSettings settings, long firstSeed) {
        ChipSettings fresh = settings.withCalibration(settings.calibration().fresh());
        try (SimulatedChips made = SimulatedChips.calibrated(fresh, firstSeed, Progress.NONE)) {
            return made.calibrations();
        }
    }

    private SimulatedChips made(ChipConditions under) {
        ChipSettings changed = settings.withParameters(ErrorGroup.scaled(settings.parameters(), under));
        SimulatedChips made = SimulatedChips.drifted(
                changed, firstSeed, calibrations, new SimulatedChips.Ages(calibratedAt, under.age()));
        if (failing) {
            made.simulated().getFirst().failAfter(0);
        }
        return made;
    }

    /** The chips as they are now; they must not be used any more when the conditions have changed. */
    public SimulatedChips chips() {
        return chips;
    }

    /** What the chips are exposed to. */
    public ChipConditions conditions() {
        return conditions;
    }

    /**
     * Changes the conditions.
     *
     * @return whether the chips are others now
     */
    public boolean adjust(ChipConditions other) {
        if (other.equals(conditions)) {
            return false;
        }
        SimulatedChips changed = made(other);
        chips.close();
        chips = changed;
        conditions = other;
        return true;
    }

    /**
     * Calibrates the chips as they are now, errors and age included; the age of the new calibration is 0.
     *
     * @throws SettingException if no network fits what is calibrated, as without any errors, whose steps calibration needs; the chips
     *     must not be used any more
     */
    public void recalibrate() {
        chips = chips.recalibrated();
        if (!chips.cluster().isUsable()) {
            throw new SettingException(
                    "calibration",
                    "leaves no usable input or column on a half of %s; set its errors back".formatted(chips.name()));
        }
        calibrations = chips.calibrations();
        calibratedAt = calibratedAt.plus(conditions.age());
        conditions = conditions.withAge(Duration.ZERO);
    }

    /** Makes the first chip fail at its next multiplication. */
    public void fail() {
        failing = true;
        chips.simulated().getFirst().failAfter(0);
    }

    @Override
    public void close() {
        chips.close();
    }
}
