package dev.synram.calibration;

/**
 * A calibration with the measurements behind its figures.
 *
 * @param calibration what was found
 * @param before every instance with all cells at their defaults
 * @param after every instance with the chip calibrated
 */
public record Calibrated(Calibration calibration, ChipMetrics before, ChipMetrics after) {}
