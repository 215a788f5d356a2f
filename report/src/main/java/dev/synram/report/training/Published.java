package dev.synram.report.training;

import dev.synram.network.Network;

/** What the published system reached with the published network: Weis et al. 2020, arXiv 2006.13177. */
final class Published {

    /** Share of correct test samples of MNIST. */
    static final double ACCURACY = 0.980;

    /** Energy of a sample in millijoules. */
    static final double MILLIJOULES = 12;

    /** Time of a sample in microseconds. */
    static final double MICROS = 40_000;

    private static final String NETWORK = Network.mnist().name();

    private Published() {}

    /** Whether a network is the published one. */
    static boolean is(Network network) {
        return network.name().equals(NETWORK);
    }
}
