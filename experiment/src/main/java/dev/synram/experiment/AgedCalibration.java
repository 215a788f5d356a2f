package dev.synram.experiment;

import dev.synram.calibration.Calibration;
import dev.synram.simulator.SimulatedChip;
import java.time.Duration;

/** Calibrations of simulated chips some time later. */
public final class AgedCalibration {

    private AgedCalibration() {}

    /**
     * Lets a chip drift and measures its response then. At age 0, nothing is done.
     *
     * @param fresh a calibration that the chip has just received
     * @param age time for which the chip drifts, 0 or more
     * @return the calibration with the response of the drifted chip
     */
    public static Calibration of(Calibration fresh, SimulatedChip chip, Duration age) {
        if (age.isZero()) {
            return fresh;
        }
        return drifted(fresh, chip, age);
    }

    /**
     * Writes the settings of a calibration to a new chip, lets it drift and measures its response then.
     *
     * @param calibration of the same chip, at any age
     * @param chip as it was when it was calibrated
     * @param age time for which the chip drifts, 0 or more
     * @return the calibration at that age
     * @throws dev.synram.calibration.CalibrationException if the calibration was made for another chip
     */
    public static Calibration again(Calibration calibration, SimulatedChip chip, Duration age) {
        calibration.applyTo(chip);
        return drifted(calibration, chip, age);
    }

    /**
     * Writes the settings of a calibration from a file to a new chip and lets it drift. The response is measured again only if
     * the file tells that of another age.
     *
     * @param calibration of the same chip, at any age
     * @param chip as it was when it was calibrated
     * @param age time for which the chip drifts, 0 or more
     * @return the calibration at that age
     * @throws dev.synram.calibration.CalibrationException if the calibration was made for another chip
     */
    public static Calibration saved(Calibration calibration, SimulatedChip chip, Duration age) {
        if (!calibration.age().equals(age)) {
            return again(calibration, chip, age);
        }
        calibration.applyTo(chip);
        chip.advance(age);
        return calibration;
    }

    private static Calibration drifted(Calibration calibration, SimulatedChip chip, Duration age) {
        chip.advance(age);
        return calibration.aged(age, calibration.measure(chip));
    }
}
