package dev.synram.experiment.conversion;

import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.quantization.ActivationRows;
import dev.synram.network.quantization.MacScaling.Arrangement;
import dev.synram.network.quantization.ResultScales;

/** How the multiplications of a lowered network stand on the array. */
final class Arrangements {

    private Arrangements() {}

    static Arrangement of(Network network, Mac mac, ResultScales scales) {
        int input = network.nodes().get(mac.node()).input();
        return new Arrangement(
                ActivationRows.of(network, input),
                scales.of(input),
                ActivationRows.columns(network, mac.node()),
                mac.layer().bias().rows());
    }
}
