package dev.synram.cli;

import dev.synram.calibration.Calibration;

/**
 * What a calibration holds.
 *
 * @param calibration the calibration
 */
record CalibrationInspection(Calibration calibration) implements Inspection {

    @Override
    public String text() {
        return "calibration of " + CalibrationSummary.of(calibration);
    }

    @Override
    public String json() {
        return CalibrationSummary.json(calibration);
    }
}
