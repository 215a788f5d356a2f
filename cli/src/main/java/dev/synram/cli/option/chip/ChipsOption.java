package dev.synram.cli.option.chip;

import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.SettingException;
import picocli.CommandLine.Option;

/** How many chips a network is laid out on together. */
public final class ChipsOption {

    @Option(
            names = "--chips",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many chips the network is laid out on together: their seeds follow each other. "
                    + "(${DEFAULT-VALUE})")
    private int chips;

    /** Their number. */
    public int chips() {
        SettingException.require("chips", chips, 1, ChipSettings.MAX_CHIPS);
        return chips;
    }
}
