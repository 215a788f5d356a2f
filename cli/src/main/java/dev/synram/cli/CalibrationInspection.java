package dev.synram.cli;

import dev.synram.calibration.Calibration;

/**
 * What a calibration holds.
 *
 * @param calibration the calibration
 */
record CalibrationInspection(Calibration calibration) implements Inspection {

    @Override
    public TerminalText text() {
        return new TerminalText().format("calibration of ").append(CalibrationSummary.of(calibration));
    }

    @Override
    public String json() {
        return CalibrationSummary.json(calibration);
    }
}
