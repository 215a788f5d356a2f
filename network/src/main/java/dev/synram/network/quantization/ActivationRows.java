package dev.synram.network.quantization;

import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.Pad;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.layer.Slices;
import java.util.List;

/** How the values of a lowered network stand on rows and columns of arrays. */
public final class ActivationRows {

    private ActivationRows() {}

    /** How the results of a node are laid out over rows; plain unless they are activations on several. */
    public static RowSlices of(Network network, int number) {
        Node node = network.nodes().get(number);
        return switch (node.layer()) {
            case Input input -> input.encoding().rows();
            case Slices slices -> slices.rows();
            case Flatten _, Pad _, Relu _ -> of(network, node.input());
            default -> RowSlices.PLAIN;
        };
    }

    /** How the results of a multiplication's columns become one a channel. */
    public static ColumnMean columns(Network network, int mac) {
        List<Integer> consumers = network.consumers().get(mac);
        return consumers.size() == 1
                        && network.nodes().get(consumers.getFirst()).layer() instanceof ColumnMean mean
                ? mean
                : ColumnMean.of(1, network.nodes().get(mac).shape().channels());
    }
}
