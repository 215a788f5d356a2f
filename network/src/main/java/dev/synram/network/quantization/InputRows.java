package dev.synram.network.quantization;

import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.RowSlices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How the samples of a network are laid out over rows, if multiplications take them directly. */
final class InputRows {

    private InputRows() {}

    /**
     * What all multiplications that take the samples agree on: the most bits that one asks for, and copies that fit all.
     *
     * @param rows maps the name of a multiplication to how its activations are laid out
     * @return plain if another layer works on the samples first
     */
    static RowSlices of(Network network, Function<String, RowSlices> rows) {
        List<RowSlices> wishes = new ArrayList<>();
        if (!collect(network, 0, rows, wishes)) {
            return RowSlices.PLAIN;
        }
        int copies = wishes.stream().mapToInt(RowSlices::copies).min().orElseThrow();
        int lowBits = wishes.stream().mapToInt(RowSlices::lowBits).max().orElseThrow();
        return new RowSlices(copies, lowBits);
    }

    private static boolean collect(
            Network network, int number, Function<String, RowSlices> rows, List<RowSlices> wishes) {
        List<Integer> consumers = network.consumers().get(number);
        boolean all = !consumers.isEmpty();
        for (int consumer : consumers) {
            Node node = network.nodes().get(consumer);
            if (node.layer() instanceof MacLayer) {
                wishes.add(rows.apply(node.name()));
            } else {
                all &= node.layer() instanceof Flatten && collect(network, consumer, rows, wishes);
            }
        }
        return all;
    }
}
