package dev.synram.network.quantization;

import dev.synram.network.Network;
import dev.synram.network.NetworkException;
import dev.synram.network.Node;
import dev.synram.network.ValueKind;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Slices;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * LSB per unit of each node's results. Layers between two multiplications do not scale, and values that are added or
 * concatenated have the same scale, so nodes form groups that share one. A mean with more bits begins a group whose scale
 * follows from that of its elements.
 */
public final class ResultScales {

    private final Network network;
    private final List<ValueKind> kinds;
    private final int[] group;
    private final double[] scale;

    /** For the group of a mean with more bits, its node. */
    private final Map<Integer, Integer> finerMean = new HashMap<>();

    /**
     * Groups the nodes of a network; scales are not limited yet.
     *
     * @param network a lowered network
     * @throws NetworkException if a layer joins values whose scales cannot be chosen to be the same
     */
    public ResultScales(Network network) {
        this.network = network;
        kinds = ValueKind.of(network);
        int count = network.nodes().size();
        group = new int[count];
        scale = new double[count];
        Arrays.fill(scale, Double.POSITIVE_INFINITY);
        for (int i = 0; i < count; i++) {
            group[i] = i;
            Node node = network.nodes().get(i);
            if (moreBits(node.layer()) > 0) {
                finerMean.put(i, i);
            } else if (!hasOwnScale(node.layer()) && isResult(i)) {
                for (int input : node.inputs()) {
                    requireResult(node, input);
                    join(i, input);
                }
            }
        }
    }

    private void join(int node, int input) {
        Integer mean = finerMean.remove(root(input));
        group[root(input)] = root(node);
        if (mean != null) {
            finerMean.put(root(node), mean);
        }
    }

    private static int moreBits(Layer layer) {
        return switch (layer) {
            case Pool pool -> pool.moreBits();
            case GlobalAveragePool pool -> pool.moreBits();
            default -> 0;
        };
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

    /** Whether a node gives 8-bit results, which have a scale of their own. */
    public boolean isResult(int node) {
        return kinds.get(node) == ValueKind.RESULT || kinds.get(node) == ValueKind.READOUT;
    }

    /** Limits a node's scale; returns whether it was larger. */
    public boolean limit(int node, double largest) {
        int root = root(node);
        Integer mean = finerMean.get(root);
        if (mean != null) {
            return limit(network.nodes().get(mean).input(), largest / finer(mean));
        }
        boolean changed = scale[root] > largest * (1 + 1e-9);
        scale[root] = Math.min(scale[root], largest);
        return changed;
    }

    /** Whether another multiplication or layer of the host gives results of the same scale. */
    public boolean isShared(int node) {
        int root = root(node);
        return IntStream.range(0, group.length)
                        .filter(i -> hasOwnScale(network.nodes().get(i).layer()) && root(i) == root)
                        .count()
                > 1;
    }

    /** Gives a node's results, and all that share their scale, a scale. */
    public void set(int node, double chosen) {
        scale[root(node)] = chosen;
    }

    /** LSB per unit of a node's results, or activations per unit. */
    public double of(int number) {
        Node node = network.nodes().get(number);
        return switch (node.layer()) {
            case Input input -> input.encoding().rows().largest();
            case Slices slices -> of(node.input()) / (1 << slices.shift());
            case ConvertingRelu relu -> of(node.input()) / (1 << relu.shift());
            case Requantize requantize -> of(node.input()) / (1 << requantize.shift());
            default -> isResult(number) ? ofResults(number) : ofActivations(node);
        };
    }

    private double ofResults(int number) {
        Integer mean = finerMean.get(root(number));
        return mean == null ? scale[root(number)] : of(network.nodes().get(mean).input()) * finer(mean);
    }

    private int finer(int mean) {
        return 1 << moreBits(network.nodes().get(mean).layer());
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
