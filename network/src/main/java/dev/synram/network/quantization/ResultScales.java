package dev.synram.network.quantization;

import dev.synram.network.Network;
import dev.synram.network.NetworkException;
import dev.synram.network.Node;
import dev.synram.network.ValueKind;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Requantize;
import java.util.Arrays;
import java.util.List;

/**
 * LSB per unit of each node's results. Layers between two multiplications do not scale, and values that are added or
 * concatenated have the same scale, so nodes form groups that share one.
 */
final class ResultScales {

    private final Network network;
    private final List<ValueKind> kinds;
    private final int[] group;
    private final double[] scale;

    ResultScales(Network network) {
        this.network = network;
        kinds = ValueKind.of(network);
        int count = network.nodes().size();
        group = new int[count];
        scale = new double[count];
        Arrays.fill(scale, Double.POSITIVE_INFINITY);
        for (int i = 0; i < count; i++) {
            group[i] = i;
            Node node = network.nodes().get(i);
            if (!hasOwnScale(node.layer()) && isResult(i)) {
                for (int input : node.inputs()) {
                    requireResult(node, input);
                    group[root(input)] = root(i);
                }
            }
        }
    }

    private static boolean hasOwnScale(Layer layer) {
        return layer instanceof MacLayer || layer instanceof HostLayer;
    }

    private void requireResult(Node node, int input) {
        if (!isResult(input)) {
            throw new NetworkException(
                    "layer %s of network %s adds activations; only results of multiplications can be scaled to a common range"
                            .formatted(node.name(), network.name()));
        }
    }

    private int root(int node) {
        int root = node;
        while (group[root] != root) {
            root = group[root];
        }
        return root;
    }

    boolean isResult(int node) {
        return kinds.get(node) == ValueKind.RESULT || kinds.get(node) == ValueKind.READOUT;
    }

    /** Limits a node's scale; returns whether it was larger. */
    boolean limit(int node, double largest) {
        int root = root(node);
        boolean changed = scale[root] > largest * (1 + 1e-9);
        scale[root] = Math.min(scale[root], largest);
        return changed;
    }

    /** LSB per unit of a node's results, or activations per unit. */
    double of(int number) {
        Node node = network.nodes().get(number);
        return switch (node.layer()) {
            case Input _ -> ConvertingRelu.MAX;
            case ConvertingRelu relu -> of(node.input()) / (1 << relu.shift());
            case Requantize requantize -> of(node.input()) / (1 << requantize.shift());
            default -> isResult(number) ? scale[root(number)] : ofActivations(node);
        };
    }

    private double ofActivations(Node node) {
        double first = of(node.input());
        for (int input : node.inputs()) {
            if (Math.abs(of(input) / first - 1) > 1e-6) {
                throw new NetworkException("layer %s of network %s concatenates activations of different scales"
                        .formatted(node.name(), network.name()));
            }
        }
        return first;
    }
}
