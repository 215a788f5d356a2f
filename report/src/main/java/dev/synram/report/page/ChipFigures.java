package dev.synram.report.page;

import dev.synram.calibration.Calibration;

/**
 * What was measured of the chip.
 *
 * @param calibration the calibration with its figures before and after
 * @param instances number of calibrated instances of all circuits
 */
public record ChipFigures(Calibration calibration, int instances) {}
