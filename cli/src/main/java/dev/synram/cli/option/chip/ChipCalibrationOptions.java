package dev.synram.cli.option.chip;

import dev.synram.cli.console.UserError;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.ChipSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the chips that a network runs on were calibrated: now, or before as files tell. */
public final class ChipCalibrationOptions {

    @Mixin
    private final CalibrationSettingsOptions settings = new CalibrationSettingsOptions();

    @Option(
            names = CalibrationFiles.OPTION,
            paramLabel = "FILE",
            split = ",",
            description =
                    "Use calibrations made by 'synram calibrate', one a chip, whose seeds come from them, at the age that "
                            + "they have unless " + CalibrationSettingsOptions.AGE
                            + " is given. (chips are calibrated now)")
    private List<Path> files = List.of();

    private @Nullable CalibrationFiles read;

    /** The name of one of these options that was given, if any was. */
    public Optional<String> givenOption() {
        if (!files.isEmpty()) {
            return Optional.of(CalibrationFiles.OPTION);
        }
        return settings.givenEffort()
                .map(_ -> EffortOption.NAME)
                .or(() -> settings.givenAge().map(_ -> CalibrationSettingsOptions.AGE));
    }

    /**
     * The settings that the options give.
     *
     * @throws UserError if a file cannot be used, or the files do not fit together
     */
    public CalibrationSettings settings() {
        return files.isEmpty() ? settings.settings() : saved().settings(settings);
    }

    /**
     * The seeds of the first chips of groups that work together.
     *
     * @param given by {@code --chip-seed}; none if empty
     * @throws UserError if these are not the chips of the files
     */
    public List<Long> chipSeeds(List<Long> given, ChipSettings chips) {
        if (files.isEmpty()) {
            return given.isEmpty() ? List.of(ChipSeedOption.DEFAULT) : given;
        }
        return saved().firstSeeds(given, chips.chips(), chips.errors());
    }

    /**
     * The seed of the first of several groups of chips with consecutive seeds.
     *
     * @param groups their number
     * @throws UserError if these are not the chips of the files
     */
    public long firstSeed(ChipSeedOption given, ChipSettings chips, int groups) {
        if (files.isEmpty()) {
            return given.seed();
        }
        int all = groups * chips.chips();
        if (files.size() != all) {
            throw new UserError(
                    "%s names %s calibrations, but the number of chips is %s; give one file for each of them"
                            .formatted(CalibrationFiles.OPTION, files.size(), all));
        }
        return saved().firstSeeds(given.given(), all, chips.errors()).getFirst();
    }

    private CalibrationFiles saved() {
        CalibrationFiles known = read;
        if (known == null) {
            known = CalibrationFiles.read(files);
            read = known;
        }
        return known;
    }
}
