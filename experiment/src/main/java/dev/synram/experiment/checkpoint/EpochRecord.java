package dev.synram.experiment.checkpoint;

/**
 * Metrics of an epoch.
 *
 * @param loss mean cross-entropy over the epoch's batches
 * @param trainAccuracy fraction of training samples classified correctly during the epoch, 0..1
 * @param heldOutAccuracy fraction of held-out samples classified correctly after the epoch, 0..1; used only for early
 *     stopping
 */
public record EpochRecord(double loss, double trainAccuracy, double heldOutAccuracy) {}
