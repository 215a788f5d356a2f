package dev.synram.network.quantization;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.Parameter;
import dev.synram.network.layer.Add;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.Concatenate;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Pad;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Reshape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives all channels of a layer the same range, so that none is lost in the few levels of activations: the results of a
 * multiplication are divided by a factor for each channel, and the weights that take them are multiplied by it. In
 * float the network computes the same function, because ReLU, pooling and addition commute with positive factors. This
 * is cross-layer equalization (Nagel et al. 2019, arXiv 1906.04721) with ranges of results in place of weights.
 */
public final class CrossLayerEqualization {

    /**
     * The usual largest factor between channels: a channel that is nearly always 0 must not use up the range of the
     * weights. Of 4, 8 and 16, this value performed best on three networks trained in PyTorch.
     */
    public static final double MOST = 8;

    private static final double USUAL = 0.999;

    private final Network network;
    private final List<Node> nodes;
    private final double most;

    /** For each node, the index of its first channel among those of all nodes. */
    private final int[] first;

    /** Union-find forest of channels that must have the same factor: the parent of each channel. */
    private final int[] parent;

    private CrossLayerEqualization(Network network, double most) {
        this.network = network;
        this.most = most;
        nodes = network.nodes();
        first = new int[nodes.size() + 1];
        for (int i = 0; i < nodes.size(); i++) {
            first[i + 1] = first[i] + nodes.get(i).shape().channels();
        }
        parent = new int[first[nodes.size()]];
        Arrays.setAll(parent, i -> i);
    }

    /**
     * Equalizes the channels of each layer of a network, which still computes the same function.
     *
     * @param network without batch normalization
     * @param results results of each of its nodes for calibration data, whole samples
     * @throws IllegalArgumentException if the network has batch normalization
     */
    public static FloatNetwork of(FloatNetwork network, List<float[]> results) {
        return of(network, results, MOST);
    }

    /**
     * Equalizes the channels of each layer up to a factor.
     *
     * @param most largest factor between channels, at least 1; 1 leaves the network as it is
     */
    public static FloatNetwork of(FloatNetwork network, List<float[]> results, double most) {
        if (network.network().nodes().stream().anyMatch(node -> node.layer() instanceof BatchNorm)) {
            throw new IllegalArgumentException("network %s must be folded before it is equalized"
                    .formatted(network.network().name()));
        }
        CrossLayerEqualization equalization = new CrossLayerEqualization(network.network(), most);
        equalization.joinAll();
        return equalization.applied(network, equalization.factors(results));
    }

    private int root(int channel) {
        int root = channel;
        while (parent[root] != root) {
            root = parent[root];
        }
        return root;
    }

    private void joinAll() {
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node.layer() instanceof MacLayer) {
                continue;
            }
            int before = 0;
            for (int input : node.inputs()) {
                int width = nodes.get(input).shape().channels();
                int own = first[i] + (node.layer() instanceof Concatenate ? before : 0);
                int channels = node.layer() instanceof Concatenate
                        ? width
                        : node.shape().channels();
                boolean mixes = node.layer() instanceof Reshape || node.layer() instanceof ArgMax;
                for (int c = 0; c < Math.max(channels, width); c++) {
                    join(mixes ? first[i] : own + c % channels, first[input] + c % width);
                }
                before += width;
            }
        }
    }

    private void join(int channel, int other) {
        parent[root(channel)] = root(other);
    }

    /** For each channel of each node, the factor by which its results are divided. */
    private double[] factors(List<float[]> results) {
        double[] range = new double[parent.length];
        double[] reference = new double[parent.length];
        boolean[] fixed = new boolean[parent.length];
        List<List<Integer>> consumers = network.consumers();
        for (int i = 0; i < nodes.size(); i++) {
            boolean keeps = keepsFactors(nodes.get(i).layer()) && i < nodes.size() - 1;
            boolean gives = nodes.get(i).layer() instanceof MacLayer;
            boolean signed = !consumers.get(i).stream()
                    .allMatch(consumer -> nodes.get(consumer).layer() instanceof Relu);
            double largest = 0;
            for (int c = first[i]; c < first[i + 1]; c++) {
                fixed[root(c)] |= !keeps;
                double own = gives ? usual(channel(results.get(i), c - first[i], nodes.get(i), signed)) : 0;
                range[root(c)] = Math.max(range[root(c)], own);
                largest = Math.max(largest, own);
            }
            for (int c = first[i]; c < first[i + 1]; c++) {
                reference[root(c)] = Math.max(reference[root(c)], largest);
            }
        }
        double[] factors = new double[parent.length];
        for (int c = 0; c < factors.length; c++) {
            double whole = reference[root(c)];
            factors[c] = fixed[root(c)] || whole == 0 ? 1 : Math.max(range[root(c)] / whole, 1 / most);
        }
        return factors;
    }

    private static boolean keepsFactors(Layer layer) {
        return switch (layer) {
            case MacLayer _, Pool _, GlobalAveragePool _, Pad _, Flatten _, Add _, Concatenate _ -> true;
            case Relu relu -> !relu.isLimited();
            default -> false;
        };
    }

    private static float[] channel(float[] results, int channel, Node node, boolean signed) {
        int channels = node.shape().channels();
        float[] values = new float[results.length / channels];
        for (int i = 0; i < values.length; i++) {
            float value = results[i * channels + channel];
            values[i] = signed ? Math.abs(value) : Math.max(0, value);
        }
        return values;
    }

    private static double usual(float[] values) {
        Arrays.sort(values);
        return values.length == 0 ? 0 : values[(int) (USUAL * (values.length - 1))];
    }

    private FloatNetwork applied(FloatNetwork before, double[] factors) {
        List<FloatWeights> parameters = new ArrayList<>();
        List<Parameter> all = Parameter.ofFloat(network);
        for (int i = 0; i < all.size(); i++) {
            Parameter parameter = all.get(i);
            int own = first[parameter.node()];
            int input = nodes.get(parameter.node()).input();
            int width = nodes.get(input).shape().channels();
            float[] values = before.parameters().get(i).values().clone();
            for (int v = 0; v < values.length; v++) {
                int row = v / parameter.columns();
                double multiplied =
                        parameter.role() == Parameter.Role.WEIGHTS ? factors[first[input] + row % width] : 1;
                values[v] *= (float) (multiplied / factors[own + v % parameter.columns()]);
            }
            parameters.add(new FloatWeights(parameter.rows(), parameter.columns(), values));
        }
        return new FloatNetwork(network, parameters);
    }
}
