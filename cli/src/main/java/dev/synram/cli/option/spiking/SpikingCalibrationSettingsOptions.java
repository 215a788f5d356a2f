package dev.synram.cli.option.spiking;

import dev.synram.calibration.Effort;
import dev.synram.cli.option.chip.CalibrationSettingsOptions;
import dev.synram.cli.option.chip.DurationConverter;
import dev.synram.cli.option.chip.EffortOption;
import dev.synram.experiment.setting.CalibrationSettings;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How thoroughly a chip is calibrated for spiking neurons, and the age that is saved with that. */
public final class SpikingCalibrationSettingsOptions {

    @Mixin
    private final EffortOption effort = new EffortOption();

    @Option(
            names = CalibrationSettingsOptions.AGE,
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "The age of the chip that is saved: who uses the file gets a chip that has drifted so long: 0, "
                            + "90min, 12h, 2d, 1d12h; at most a year. (0)")
    private @Nullable Duration age;

    /** The effort. */
    public Effort effort() {
        return effort.effort();
    }

    /** The age. */
    public Duration age() {
        return Objects.requireNonNullElse(age, Duration.ZERO);
    }

    /**
     * Checks the age.
     *
     * @throws dev.synram.experiment.setting.SettingException if it is more than a year
     */
    public void check() {
        new CalibrationSettings(effort(), age());
    }
}
