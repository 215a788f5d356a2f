package dev.synram.cli.option.chip;

import dev.synram.experiment.setting.SettingException;
import picocli.CommandLine.Option;

/** How fast events follow each other. */
public final class WaitOption {

    private static final int MAX_WAIT = 10_000;

    @Option(
            names = "--wait",
            paramLabel = "N",
            defaultValue = "2",
            description = "Cycles of 8 ns between events. (${DEFAULT-VALUE})")
    private int cycles;

    /** Cycles between events. */
    public int cycles() {
        SettingException.require("wait", cycles, 1, MAX_WAIT);
        return cycles;
    }
}
