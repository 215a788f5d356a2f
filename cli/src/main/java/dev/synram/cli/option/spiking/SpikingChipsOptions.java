package dev.synram.cli.option.spiking;

import dev.synram.cli.console.UserError;
import dev.synram.cli.option.SeedOption;
import dev.synram.cli.option.ThreadsOption;
import dev.synram.cli.option.chip.CalibrationFiles;
import dev.synram.cli.option.chip.CalibrationSettingsOptions;
import dev.synram.cli.option.chip.ChipSeedOption;
import dev.synram.cli.option.chip.ChipSeedsOption;
import dev.synram.cli.option.chip.EffortOption;
import dev.synram.cli.option.chip.ErrorOptions;
import dev.synram.experiment.setting.ChipSeeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which simulated chips with spiking neurons, one after the other, and how they were calibrated: now, or before as files tell. */
public final class SpikingChipsOptions {

    @Mixin
    private final ChipSeedsOption chipSeeds = new ChipSeedsOption();

    @Mixin
    private final ErrorOptions errors = new ErrorOptions();

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Mixin
    private final ThreadsOption threads = new ThreadsOption();

    @Mixin
    private final CalibrationSettingsOptions settings = new CalibrationSettingsOptions();

    @Option(
            names = CalibrationFiles.OPTION,
            paramLabel = "FILE",
            split = ",",
            description =
                    "Use calibrations made by 'synram spike calibrate', one a chip, whose seeds come from them, at the age "
                            + "that they have unless " + CalibrationSettingsOptions.AGE
                            + " is given. (chips are calibrated now)")
    private List<Path> files = List.of();

    /** Whether an option names a chip or its calibration. */
    public boolean namesChip() {
        return !files.isEmpty()
                || !chipSeeds.given(ChipSeeds.MOST).isEmpty()
                || settings.givenEffort().isPresent()
                || settings.givenAge().isPresent();
    }

    /** Draws noise and, in training, initial weights and the order of samples. */
    public long seed() {
        return seed.seed();
    }

    /**
     * The chips; none is made yet.
     *
     * @throws UserError if a file cannot be used, or options do not fit together
     */
    public SpikingChipsChoice choice() {
        List<SavedSpikingChip> saved = saved();
        return new SpikingChipsChoice(
                seeds(saved), saved, errors.ofSpiking(), threads.threads(), seed.seed(), settings);
    }

    private List<SavedSpikingChip> saved() {
        if (!files.isEmpty() && settings.givenEffort().isPresent()) {
            throw new UserError("%s and %s exclude each other: the file tells how the chip was calibrated"
                    .formatted(EffortOption.NAME, CalibrationFiles.OPTION));
        }
        String name = errors.ofSpiking().name();
        return files.stream().map(file -> SavedSpikingChip.read(file, name)).toList();
    }

    private List<Long> seeds(List<SavedSpikingChip> saved) {
        List<Long> given = chipSeeds.given(ChipSeeds.MOST);
        if (saved.isEmpty()) {
            return given.isEmpty() ? List.of(ChipSeedOption.DEFAULT) : given;
        }
        List<Long> known = new ArrayList<>();
        for (int i = 0; i < saved.size(); i++) {
            int before = known.indexOf(saved.get(i).seed());
            if (before >= 0) {
                throw new UserError("%s: %s and %s are both of chip %s; give one of them"
                        .formatted(CalibrationFiles.OPTION, files.get(before), files.get(i), known.get(before)));
            }
            known.add(saved.get(i).seed());
        }
        if (!given.isEmpty() && !given.equals(known)) {
            throw new UserError("%1$s is %2$s, but %3$s is of chip %4$s; leave %1$s out"
                    .formatted(
                            ChipSeedOption.NAME,
                            CalibrationFiles.text(given),
                            CalibrationFiles.OPTION,
                            CalibrationFiles.text(known)));
        }
        return known;
    }
}
