package dev.synram.experiment.setting;

import java.util.List;
import java.util.OptionalInt;

/**
 * Settings of a recalibration.
 *
 * @param chips the chips, with the age of their calibration
 * @param chipSeeds seeds of the first chips, for each of which the network is recalibrated by itself, at least one
 * @param corrections number of unlabelled samples that determine the corrections, 1..1,000; fewer if there are fewer
 * @param samples number of test samples, evenly spaced; all if empty
 * @param normalization how samples are normalized
 */
public record RecalibrationSettings(
        ChipSettings chips, List<Long> chipSeeds, int corrections, OptionalInt samples, Normalization normalization) {

    /** The noise of 500 samples is below the step of a digital bias. */
    private static final int DEFAULT_CORRECTIONS = 500;

    private static final int MOST_CORRECTIONS = 1000;

    public RecalibrationSettings {
        chipSeeds = List.copyOf(chipSeeds);
        SettingException.require("corrections", corrections, 1, MOST_CORRECTIONS);
        samples.ifPresent(count -> SettingException.require("samples", count, 1, Integer.MAX_VALUE));
        if (chipSeeds.isEmpty()) {
            throw new SettingException("chipSeed", "is empty; give at least one seed");
        }
    }

    /** Chip 1 as its users have it, 500 samples for corrections, all test samples. */
    public static RecalibrationSettings defaults() {
        return new RecalibrationSettings(
                ChipSettings.defaults(), List.of(1L), DEFAULT_CORRECTIONS, OptionalInt.empty(), Normalization.NONE);
    }

    /** The same on other chips. */
    public RecalibrationSettings withChips(ChipSettings others) {
        return new RecalibrationSettings(others, chipSeeds, corrections, samples, normalization);
    }

    /** The same with other seeds of chips. */
    public RecalibrationSettings withChipSeeds(List<Long> seeds) {
        return new RecalibrationSettings(chips, seeds, corrections, samples, normalization);
    }

    /** The same with another number of samples that determine the corrections. */
    public RecalibrationSettings withCorrections(int count) {
        return new RecalibrationSettings(chips, chipSeeds, count, samples, normalization);
    }

    /** The same with some of the test samples. */
    public RecalibrationSettings withSamples(int count) {
        return new RecalibrationSettings(chips, chipSeeds, corrections, OptionalInt.of(count), normalization);
    }

    /** The same with samples normalized. */
    public RecalibrationSettings withNormalization(Normalization other) {
        return new RecalibrationSettings(chips, chipSeeds, corrections, samples, other);
    }
}
