package dev.synram.examples;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationFile;
import dev.synram.calibration.Calibrator;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.nio.file.Path;
import java.time.Duration;

/** Calibrates a chip, and tells how long that holds. Argument: the JSON file to write. */
public final class CalibrateAndCompare {

    private CalibrateAndCompare() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        try (SimulatedChip chip = new SimulatedChip(1, ChipParameters.nominal(), 2)) {
            CalibrationFile.write(file, new Calibrator(1).calibrate(chip).calibration());
            Calibration.reset(chip);

            Calibration loaded = CalibrationFile.read(file);
            System.out.println("not calibrated: " + loaded.measure(chip).summary());
            loaded.applyTo(chip);
            System.out.println("calibrated: " + loaded.measure(chip).summary());
            chip.advance(Duration.ofDays(30));
            System.out.println("30 days later: " + loaded.measure(chip).summary());
        }
    }
}
