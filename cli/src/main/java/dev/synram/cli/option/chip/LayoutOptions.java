package dev.synram.cli.option.chip;

import dev.synram.cli.option.SeedOption;
import dev.synram.cli.option.ThreadsOption;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipSettings;
import picocli.CommandLine.Mixin;

/** On what simulated chips a network is laid out, and how it runs on them. */
public final class LayoutOptions {

    @Mixin
    private final ChipsOption chips = new ChipsOption();

    @Mixin
    private final ErrorOptions errors = new ErrorOptions();

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Mixin
    private final ThreadsOption threads = new ThreadsOption();

    /** Whether the user said how large the chips' errors are. */
    public boolean errorsGiven() {
        return errors.given();
    }

    /** The settings that the options give, with chips calibrated as their users have them. */
    public ChipSettings settings() {
        return new ChipSettings(
                errors.parameters(),
                chips.chips(),
                wait.cycles(),
                seed.seed(),
                threads.threads(),
                CalibrationSettings.defaults());
    }
}
