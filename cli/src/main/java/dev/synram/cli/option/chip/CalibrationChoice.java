package dev.synram.cli.option.chip;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationException;
import dev.synram.calibration.CalibrationOptions;
import dev.synram.calibration.Calibrator;
import dev.synram.calibration.Targets;
import dev.synram.cli.console.UserError;
import dev.synram.experiment.AgedCalibration;
import dev.synram.experiment.MultiplyingChip;
import dev.synram.experiment.Progress;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.simulator.Fidelity;
import dev.synram.simulator.SimulatedChip;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What calibration a chip gets before it is used. */
public final class CalibrationChoice {

    @Option(names = "--uncalibrated", description = "Leave the chip as it is after power-on.")
    private boolean uncalibrated;

    @Mixin
    private final ChipCalibrationOptions options = new ChipCalibrationOptions();

    /**
     * Refuses options that exclude each other, or have a wrong value, and takes the chip of a calibration from a file.
     *
     * @throws UserError naming the options
     */
    public void check(ChipOptions chip) {
        if (uncalibrated) {
            options.givenOption().ifPresent(option -> {
                throw new UserError("--uncalibrated and %s exclude each other; give one of them".formatted(option));
            });
        }
        options.settings();
        chip.takeFrom(options);
    }

    /**
     * Brings the chip into the state that was asked for.
     *
     * @return the calibration with the response at its age; empty if the chip is not calibrated
     */
    public Optional<Calibration> applyTo(SimulatedChip chip, ChipOptions chipOptions, Progress progress) {
        if (uncalibrated) {
            return Optional.empty();
        }
        Calibration calibration = calibration(chipOptions, progress);
        calibration.applyTo(chip);
        chip.advance(calibration.age());
        return Optional.of(calibration);
    }

    /** The settings with which the chip is calibrated now; empty if it is not, or has a calibration from a file. */
    public Optional<CalibrationSettings> made() {
        CalibrationSettings settings = options.settings();
        return uncalibrated || !settings.saved().isEmpty() ? Optional.empty() : Optional.of(settings);
    }

    /** Always measured with the fast model: a calibration belongs to a chip, not to how its signals are computed. */
    private Calibration calibration(ChipOptions chipOptions, Progress progress) {
        CalibrationSettings wanted = options.settings();
        try (SimulatedChip chip = chipOptions.make(Fidelity.FOLDED)) {
            Optional<Calibration> saved = wanted.savedFor(chip.id());
            return saved.isPresent()
                    ? AgedCalibration.saved(saved.get(), chip, wanted.age())
                    : measured(chip, chipOptions, wanted, progress);
        } catch (CalibrationException e) {
            throw new UserError("%s: %s".formatted(CalibrationFiles.OPTION, e.getMessage()), e);
        }
    }

    private static Calibration measured(
            SimulatedChip chip, ChipOptions chipOptions, CalibrationSettings wanted, Progress progress) {
        Calibrator calibrator =
                new Calibrator(Targets.DEFAULT, CalibrationOptions.of(wanted.effort()), chipOptions.seed());
        return MultiplyingChip.calibrated(chip, calibrator, wanted, progress);
    }
}
