package dev.synram.compiler;

import dev.synram.network.Network;
import java.util.List;

/**
 * A network laid out for a chip, layer by layer: the weights of a layer are written, all vectors of a batch are
 * multiplied, then the next layer follows.
 *
 * @param network the network
 * @param steps its multiplications in order
 */
public record Program(Network network, List<MacStep> steps) {

    public Program {
        steps = List.copyOf(steps);
    }
}
