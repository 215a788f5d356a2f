package dev.synram.cli.option;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationException;
import dev.synram.calibration.CalibrationFile;
import dev.synram.calibration.Calibrator;
import dev.synram.chip.Chip;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.UserError;
import dev.synram.experiment.Progress;
import dev.synram.files.FileException;
import dev.synram.simulator.Fidelity;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What calibration a chip gets before it is used. */
public final class CalibrationChoice {

    @Option(names = "--uncalibrated", description = "Leave the chip as it is after power-on.")
    private boolean uncalibrated;

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description = "Use a calibration made by 'synram calibrate'. (the chip is calibrated now)")
    private @Nullable Path file;

    /** Brings the chip into the state that was asked for. */
    public void applyTo(Chip chip, ChipOptions options, Progress progress) {
        if (uncalibrated && file != null) {
            throw new UserError("--uncalibrated and --calibration exclude each other; give one of them");
        }
        if (!uncalibrated) {
            calibration(options, progress).applyTo(chip);
        }
    }

    /** Whether the chip is calibrated. */
    public boolean calibrated() {
        return !uncalibrated;
    }

    /** What the chip is then, for people. */
    public String state() {
        return uncalibrated ? "not calibrated" : "calibrated";
    }

    /** Always measured with the fast model: a calibration belongs to a chip, not to how its signals are computed. */
    private Calibration calibration(ChipOptions options, Progress progress) {
        try (Chip chip = options.make(Fidelity.FOLDED)) {
            if (file != null) {
                return read(file, chip);
            }
            Calibrator calibrator = new Calibrator(options.seed());
            try (Progress.Task task = progress.begin("calibrating chip " + options.chipSeed(), calibrator.steps())) {
                return calibrator.calibrate(chip, _ -> task.advance(1)).calibration();
            }
        }
    }

    private static Calibration read(Path file, Chip chip) {
        InputFile.require("--calibration", file.toString(), "make it with 'synram calibrate'");
        try {
            Calibration calibration = CalibrationFile.read(file);
            calibration.applyTo(chip);
            return calibration;
        } catch (FileException | CalibrationException e) {
            throw new UserError("--calibration: " + e.getMessage(), e);
        }
    }
}
