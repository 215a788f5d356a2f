package dev.synram.service.chips.live;

import dev.synram.experiment.setting.ChipConditions;
import dev.synram.experiment.setting.SettingException;

/**
 * How a sample is shown to a chip.
 *
 * @param trials how often, each time with other noise, 1..{@value #MOST_TRIALS}
 * @param sends how often each vector is sent, 1..{@value #MOST_SENDS}; 0 as the network says
 * @param conditions of the chip
 */
public record LiveSettings(int trials, int sends, ChipConditions conditions) {

    /** The most trials. */
    public static final int MOST_TRIALS = 500;

    /** The most sends. */
    public static final int MOST_SENDS = 16;

    public LiveSettings {
        SettingException.require("trials", trials, 1, MOST_TRIALS);
        SettingException.require("sends", sends, 0, MOST_SENDS);
    }
}
