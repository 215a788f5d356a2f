package dev.synram.experiment.checkpoint;

/**
 * What an epoch achieved.
 *
 * @param loss mean cross-entropy over the epoch's batches
 * @param trainAccuracy fraction of training samples classified right while the epoch ran, 0..1
 * @param heldOutAccuracy fraction of held-out samples classified right after the epoch, 0..1; used for nothing but early stopping
 */
public record EpochRecord(double loss, double trainAccuracy, double heldOutAccuracy) {}
