package dev.synram.experiment.sweep;

import java.util.List;

/**
 * The networks and the data of a sweep.
 *
 * @param networks at least one
 * @param data name of the data
 * @param samples number of test samples
 * @param samplesSha256 digest of the test samples and their labels, as the first network reads them
 */
public record SweepSubject(List<Network> networks, String data, int samples, String samplesSha256) {

    /**
     * A network of a sweep.
     *
     * @param name of the network
     * @param sha256 digest of its file
     * @param floatAccuracy accuracy without roundings and errors of chips, computed on the host, 0..1
     */
    public record Network(String name, String sha256, double floatAccuracy) {}

    public SweepSubject {
        networks = List.copyOf(networks);
    }

    /** The highest accuracy of the networks on the host, 0..1. */
    public double floatAccuracy() {
        return networks.stream().mapToDouble(Network::floatAccuracy).max().orElseThrow();
    }

    /** The networks in words: the name of a single one, or how many there are. */
    public String names() {
        return networks.size() == 1 ? networks.getFirst().name() : "%s networks".formatted(networks.size());
    }
}
