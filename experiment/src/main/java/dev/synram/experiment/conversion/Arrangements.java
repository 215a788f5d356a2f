package dev.synram.experiment.conversion;

import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.layer.Slices;
import dev.synram.network.quantization.MacScaling.Arrangement;
import dev.synram.network.quantization.ResultScales;
import java.util.List;

/** How the multiplications of a lowered network stand on the array. */
final class Arrangements {

    private Arrangements() {}

    static Arrangement of(Network network, Mac mac, ResultScales scales) {
        int input = network.nodes().get(mac.node()).input();
        return new Arrangement(
                rows(network, input),
                scales.of(input),
                mean(network, mac.node()),
                mac.layer().bias().rows());
    }

    private static RowSlices rows(Network network, int number) {
        Node node = network.nodes().get(number);
        return switch (node.layer()) {
            case Input input -> input.encoding().rows();
            case Slices slices -> slices.rows();
            case Flatten _ -> rows(network, node.input());
            default -> RowSlices.PLAIN;
        };
    }

    static ColumnMean mean(Network network, int mac) {
        List<Integer> consumers = network.consumers().get(mac);
        return consumers.size() == 1
                        && network.nodes().get(consumers.getFirst()).layer() instanceof ColumnMean mean
                ? mean
                : ColumnMean.of(1, network.nodes().get(mac).shape().channels());
    }
}
