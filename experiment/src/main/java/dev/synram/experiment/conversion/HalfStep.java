package dev.synram.experiment.conversion;

import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.Add;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Concatenate;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.Pad;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Reshape;
import dev.synram.network.layer.Slices;
import dev.synram.network.quantization.ActivationRows;

/**
 * Requantization drops bits, so that activations are half a step too small in the mean. Half a step that is added to results
 * before makes them the nearest ones; it is part of the digital bias and costs nothing.
 */
final class HalfStep {

    private HalfStep() {}

    /** Offsets of a multiplication in LSB, with the half step that the layers after it need. */
    static FloatWeights added(Network network, int mac, FloatWeights offsets) {
        int half = needed(network, mac);
        ColumnMean mean = ActivationRows.columns(network, mac);
        float[] values = offsets.values().clone();
        for (int o = 0; o < values.length; o++) {
            values[o] += half << mean.shifts().get(o / mean.columns());
        }
        return new FloatWeights(1, values.length, values);
    }

    /** What is added to a node's results, in LSB: the least that any layer after it asks for. */
    static int needed(Network network, int node) {
        return network.consumers().get(node).stream()
                .mapToInt(consumer -> asked(network, consumer, node))
                .min()
                .orElse(0);
    }

    private static int asked(Network network, int consumer, int from) {
        Node node = network.nodes().get(consumer);
        return switch (node.layer()) {
            case ConvertingRelu relu -> half(relu.shift());
            case Slices slices when !slices.signed() -> half(slices.shift());
            case ColumnMean _, Relu _, Flatten _, Reshape _, Pad _, Concatenate _ -> needed(network, consumer);
            case Pool pool -> needed(network, consumer) >> pool.moreBits();
            case GlobalAveragePool pool -> needed(network, consumer) >> pool.moreBits();
            case Add _ -> node.inputs().getFirst() == from ? needed(network, consumer) : 0;
            default -> 0;
        };
    }

    private static int half(int shift) {
        return shift == 0 ? 0 : 1 << (shift - 1);
    }
}
