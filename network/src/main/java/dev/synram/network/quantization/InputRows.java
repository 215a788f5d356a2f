package dev.synram.network.quantization;

import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Pad;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.RowSlices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the samples of a network are laid out over rows, if only multiplications compute with them. Layers between may move
 * elements, pad them with zeros, or drop negative ones, which is the same for all elements of an activation.
 */
public final class InputRows {

    private InputRows() {}

    /**
     * What all multiplications that take the samples agree on: the most bits that one asks for, and copies that fit all.
     *
     * @param rows maps the name of a multiplication to how its activations are laid out
     * @return plain if another layer computes with the samples
     */
    static RowSlices of(Network network, Function<String, RowSlices> rows) {
        List<Node> takers = new ArrayList<>();
        collect(network, 0, takers);
        if (takers.isEmpty() || obstacle(takers).isPresent()) {
            return RowSlices.PLAIN;
        }
        List<RowSlices> wishes =
                takers.stream().map(taker -> rows.apply(taker.name())).toList();
        int copies = wishes.stream().mapToInt(RowSlices::copies).min().orElseThrow();
        int lowBits = wishes.stream().mapToInt(RowSlices::lowBits).max().orElseThrow();
        return new RowSlices(copies, lowBits);
    }

    /** The first layer but a multiplication that computes with the samples, so that these have no more bits than one row takes. */
    public static Optional<Node> obstacle(Network network) {
        List<Node> takers = new ArrayList<>();
        collect(network, 0, takers);
        return obstacle(takers);
    }

    private static Optional<Node> obstacle(List<Node> takers) {
        return takers.stream()
                .filter(taker -> !(taker.layer() instanceof MacLayer))
                .findFirst();
    }

    private static void collect(Network network, int number, List<Node> takers) {
        for (int consumer : network.consumers().get(number)) {
            Node node = network.nodes().get(consumer);
            if (isAlikeForAllElements(node)) {
                collect(network, consumer, takers);
            } else {
                takers.add(node);
            }
        }
    }

    /** Samples are at most 1, so that a limit from there on limits none. */
    private static boolean isAlikeForAllElements(Node node) {
        return switch (node.layer()) {
            case Flatten _, Pad _ -> true;
            case Relu relu -> relu.limit() >= 1;
            default -> false;
        };
    }
}
