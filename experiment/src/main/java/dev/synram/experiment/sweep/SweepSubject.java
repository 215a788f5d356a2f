package dev.synram.experiment.sweep;

/**
 * The network and the data of a sweep.
 *
 * @param network name of the network
 * @param networkSha256 digest of its file
 * @param data name of the data
 * @param samples number of test samples
 * @param samplesSha256 digest of the test samples and their labels
 * @param floatAccuracy accuracy without roundings and errors of chips, computed on the host, 0..1
 */
public record SweepSubject(
        String network, String networkSha256, String data, int samples, String samplesSha256, double floatAccuracy) {}
