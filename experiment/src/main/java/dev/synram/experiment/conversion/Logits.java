package dev.synram.experiment.conversion;

import dev.synram.network.Network;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Reshape;

/** The results at the end of a network before what users apply to them: a function, or the choice of the largest. */
final class Logits {

    private Logits() {}

    /** The number of the node that gives them. */
    static int node(Network network) {
        int number = network.nodes().size() - 1;
        while (isApplied(network.nodes().get(number).layer())) {
            number = network.nodes().get(number).input();
        }
        return number;
    }

    /** How many there are of a sample. */
    static int count(Network network) {
        return network.nodes().get(node(network)).shape().size();
    }

    private static boolean isApplied(Layer layer) {
        return layer instanceof Readout
                || layer instanceof ArgMax
                || layer instanceof Flatten
                || layer instanceof Reshape;
    }
}
