package dev.synram.experiment.spiking.learning;

/**
 * One epoch of a training.
 *
 * @param inLoop whether the chip was in the loop, rather than the host's exact simulation
 * @param loss mean over training samples
 * @param trainingAccuracy accuracy on training samples while weights changed, 0..1
 * @param spikesPerSample spikes of all neurons a sample
 * @param silentNeurons hidden neurons that never spiked
 * @param seconds wall time on the host
 */
public record SpikingEpoch(
        boolean inLoop,
        double loss,
        double trainingAccuracy,
        double spikesPerSample,
        int silentNeurons,
        double seconds) {}
