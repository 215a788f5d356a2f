package dev.synram.cli.option.spiking;

import dev.synram.calibration.Effort;
import dev.synram.calibration.spiking.SpikingCalibrated;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrator;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.chip.CalibrationFiles;
import dev.synram.cli.option.chip.CalibrationSettingsOptions;
import dev.synram.cli.option.chip.ChipOptions;
import dev.synram.cli.option.chip.EffortOption;
import dev.synram.experiment.Progress;
import dev.synram.experiment.StepProgress;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.spiking.SpikingChip;
import dev.synram.simulator.SimulatedChip;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a chip is calibrated before it emulates spiking neurons: now, or before as a file tells. */
public final class SpikingCalibrationChoice {

    @Mixin
    private final CalibrationSettingsOptions settings = new CalibrationSettingsOptions();

    @Option(
            names = CalibrationFiles.OPTION,
            paramLabel = "FILE",
            description =
                    "Use a calibration made by 'synram spike calibrate', whose chip it is, at the age that it has "
                            + "unless " + CalibrationSettingsOptions.AGE + " is given. (the chip is calibrated now)")
    private @Nullable Path file;

    private @Nullable SpikingCalibration read;

    /**
     * Reads the calibration, if it is in a file, and takes its chip.
     *
     * @throws UserError if the file cannot be used, or does not fit other options
     */
    public void check(ChipOptions chip) {
        settings.settings();
        if (file == null) {
            return;
        }
        if (settings.givenEffort().isPresent()) {
            throw new UserError("%s and %s exclude each other: the file tells how the chip was calibrated"
                    .formatted(EffortOption.NAME, CalibrationFiles.OPTION));
        }
        SavedSpikingChip saved = SavedSpikingChip.read(file, chip.settings().errors());
        chip.take(saved.seed());
        read = saved.calibration();
    }

    /**
     * The targets that the chip of a file was calibrated for; empty if it is calibrated now.
     */
    public Optional<SpikingTargets> targets() {
        return Optional.ofNullable(read).map(SpikingCalibration::targets);
    }

    /**
     * Brings a chip into the state that was asked for.
     *
     * @param targets that it is calibrated for, unless it was before
     * @return the calibration at its age
     */
    public SpikingCalibration applyTo(
            SimulatedChip chip, ChipOptions options, SpikingTargets targets, Progress progress) {
        SpikingCalibration saved = read;
        if (saved == null) {
            CalibrationSettings wanted = settings.settings();
            return SpikingChip.calibrated(
                    chip, new SpikingCalibrator(targets, wanted.effort(), options.seed()), wanted, progress);
        }
        saved.applyTo(chip);
        return aged(chip, saved, settings.givenAge().orElse(saved.age()));
    }

    /** How thoroughly a chip is calibrated now. */
    public Effort effort() {
        return settings.settings().effort();
    }

    static SpikingCalibration aged(SimulatedChip chip, SpikingCalibration calibration, Duration age) {
        chip.advance(age);
        return calibration.aged(age);
    }

    /** Calibrates a chip and shows the steps. */
    public static SpikingCalibrated calibrate(SimulatedChip chip, SpikingCalibrator calibrator, Progress progress) {
        try (StepProgress steps = new StepProgress(progress, calibrator.steps())) {
            return calibrator.calibrate(chip, steps::begin);
        }
    }
}
