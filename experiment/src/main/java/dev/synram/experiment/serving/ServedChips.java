package dev.synram.experiment.serving;

import dev.synram.experiment.Progress;
import dev.synram.experiment.SimulatedChips;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.SettingException;
import java.time.Duration;
import java.util.List;

/**
 * The simulated chips that a service computes with.
 *
 * @param settings of each group of chips that a network is laid out on together
 * @param seeds of the first chip of each group; groups work independently of each other
 * @param recalibrateAfter age at which a calibration is made again, between requests, above 0
 */
public record ServedChips(ChipSettings settings, List<Long> seeds, Duration recalibrateAfter) {

    public ServedChips {
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty()) {
            throw new SettingException("chipSeed", "is missing; give at least one");
        }
        if (!recalibrateAfter.isPositive()) {
            throw new SettingException("recalibrateAfter", "is 0; it must be longer");
        }
    }

    /** Makes and calibrates a group of chips; the caller closes them. */
    public SimulatedChips make(long seed) {
        return SimulatedChips.calibrated(settings, seed, Progress.NONE);
    }
}
