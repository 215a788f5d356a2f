package dev.synram.training.spiking;

/**
 * Accuracies of a network before training in the loop, 0..1.
 *
 * @param software on the host
 * @param uncalibrated on the chip with equal cells in all neurons
 * @param transferred on the calibrated chip
 */
record SpikingAccuracies(double software, double uncalibrated, double transferred) {}
