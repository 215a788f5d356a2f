package dev.synram.report.page;

/**
 * Accuracies on the test set, 0..1.
 *
 * @param software float network on the host
 * @param beforeRetraining the same weights, quantised, on the calibrated chip
 * @param afterRetraining after retraining with the chip in the loop
 * @param uncalibrated the retrained weights on the same chip without its calibration
 */
public record Accuracies(double software, double beforeRetraining, double afterRetraining, double uncalibrated) {}
