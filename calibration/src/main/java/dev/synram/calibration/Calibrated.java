package dev.synram.calibration;

/**
 * A calibration with the measurements behind its metrics.
 *
 * @param calibration the calibration
 * @param before measurements of every instance with all cells at their defaults
 * @param after measurements of every instance with the chip calibrated
 */
public record Calibrated(Calibration calibration, ChipMetrics before, ChipMetrics after) {}
