package dev.synram.cli.option.chip;

import dev.synram.calibration.Effort;
import dev.synram.experiment.cache.CalibrationCache;
import dev.synram.experiment.setting.CalibrationSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the chips in use were calibrated, and how long ago. */
public final class CalibrationSettingsOptions {

    /** The name of the option for the age. */
    public static final String AGE = "--calibration-age";

    @Mixin
    private final EffortOption effort = new EffortOption();

    @Option(
            names = AGE,
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "How long chips have drifted since their calibration: 0, 90min, 12h, 2d, 1d12h; at most a year. "
                            + "(12h)")
    private @Nullable Duration age;

    @Mixin
    private final CacheOption cache = new CacheOption();

    /** The settings that the options give. */
    public CalibrationSettings settings() {
        CalibrationSettings defaults = CalibrationSettings.defaults();
        return new CalibrationSettings(effort.effort(), givenAge().orElse(defaults.age()), List.of(), cache());
    }

    /** Where calibrations of chips are kept. */
    public CalibrationCache cache() {
        return cache.cache();
    }

    /** The effort, if its option was given. */
    public Optional<Effort> givenEffort() {
        return effort.given();
    }

    /** The age, if its option was given. */
    public Optional<Duration> givenAge() {
        return Optional.ofNullable(age);
    }
}
