package dev.synram.cli.option;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationException;
import dev.synram.calibration.CalibrationFile;
import dev.synram.calibration.CalibrationOptions;
import dev.synram.calibration.Calibrator;
import dev.synram.calibration.Targets;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.UserError;
import dev.synram.experiment.AgedCalibration;
import dev.synram.experiment.Progress;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.files.FileException;
import dev.synram.simulator.Fidelity;
import dev.synram.simulator.SimulatedChip;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What calibration a chip gets before it is used. */
public final class CalibrationChoice {

    @Option(names = "--uncalibrated", description = "Leave the chip as it is after power-on.")
    private boolean uncalibrated;

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description = "Use a calibration made by 'synram calibrate', at the age that the file has unless "
                    + CalibrationSettingsOptions.AGE + " is given. (the chip is calibrated now)")
    private @Nullable Path file;

    @Mixin
    private final CalibrationSettingsOptions settings = new CalibrationSettingsOptions();

    /**
     * Refuses options that exclude each other, or have a wrong value.
     *
     * @throws UserError naming the options
     */
    public void check() {
        if (uncalibrated) {
            requireAlone(file != null, "--calibration");
            requireAlone(settings.givenEffort().isPresent(), EffortOption.NAME);
            requireAlone(settings.givenAge().isPresent(), CalibrationSettingsOptions.AGE);
        }
        if (file != null && settings.givenEffort().isPresent()) {
            throw new UserError("%s and --calibration exclude each other: the file tells how the chip was calibrated"
                    .formatted(EffortOption.NAME));
        }
        settings.settings();
    }

    private static void requireAlone(boolean given, String option) {
        if (given) {
            throw new UserError("--uncalibrated and %s exclude each other; give one of them".formatted(option));
        }
    }

    /**
     * Brings the chip into the state that was asked for.
     *
     * @return the calibration with the response at its age; empty if the chip is not calibrated
     */
    public Optional<Calibration> applyTo(SimulatedChip chip, ChipOptions options, Progress progress) {
        if (uncalibrated) {
            return Optional.empty();
        }
        Calibration calibration = calibration(options, progress);
        calibration.applyTo(chip);
        chip.advance(calibration.age());
        return Optional.of(calibration);
    }

    /** The settings with which the chip is calibrated now; empty if it is not, or has a calibration from a file. */
    public Optional<CalibrationSettings> made() {
        return uncalibrated || file != null ? Optional.empty() : Optional.of(settings.settings());
    }

    /** Always measured with the fast model: a calibration belongs to a chip, not to how its signals are computed. */
    private Calibration calibration(ChipOptions options, Progress progress) {
        try (SimulatedChip chip = options.make(Fidelity.FOLDED)) {
            return file == null ? measured(chip, options, progress) : read(file, chip);
        }
    }

    private Calibration measured(SimulatedChip chip, ChipOptions options, Progress progress) {
        CalibrationSettings wanted = settings.settings();
        Calibrator calibrator = new Calibrator(Targets.DEFAULT, CalibrationOptions.of(wanted.effort()), options.seed());
        try (Progress.Task task = progress.begin("calibrating chip " + options.chipSeed(), calibrator.steps())) {
            Calibration fresh = calibrator.calibrate(chip, _ -> task.advance(1)).calibration();
            return AgedCalibration.of(fresh, chip, wanted.age());
        }
    }

    private Calibration read(Path path, SimulatedChip chip) {
        InputFile.require("--calibration", path.toString(), "make it with 'synram calibrate'");
        try {
            Calibration calibration = CalibrationFile.read(path);
            Optional<Duration> age = settings.givenAge();
            if (age.isPresent()) {
                return AgedCalibration.again(calibration, chip, age.get());
            }
            calibration.applyTo(chip);
            return withinAYear(calibration, path);
        } catch (FileException | CalibrationException e) {
            throw new UserError("--calibration: " + e.getMessage(), e);
        }
    }

    private static Calibration withinAYear(Calibration calibration, Path path) {
        if (calibration.age().compareTo(CalibrationSettings.MAX_AGE) > 0) {
            throw new UserError("--calibration: %s is %s h old, more than a year; give %s"
                    .formatted(path, calibration.ageHours(), CalibrationSettingsOptions.AGE));
        }
        return calibration;
    }
}
