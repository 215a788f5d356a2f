package dev.synram.calibration.spiking;

/**
 * A calibration with the measurements behind its metrics.
 *
 * @param calibration the calibration
 * @param before measurements of every neuron with the medians of the calibrated cells in all neurons
 * @param after measurements of every neuron with the chip calibrated
 */
public record SpikingCalibrated(SpikingCalibration calibration, SpikingMetrics before, SpikingMetrics after) {}
