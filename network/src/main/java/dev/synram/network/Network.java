package dev.synram.network;

import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.UnaryLayer;
import dev.synram.network.shape.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A feed-forward network: layers as a directed acyclic graph in topological order. Shapes are checked on construction.
 * The result of the network is that of its last node. Networks are built with {@link Flow} or from a list of layers.
 *
 * <p>Two networks are equal if their names and nodes are.
 */
public final class Network {

    private final String name;
    private final List<Node> nodes;

    /** Computed on first use; threads that race compute equal lists. */
    private @Nullable List<Mac> macs;

    private @Nullable List<List<Integer>> consumers;

    /**
     * Makes a network.
     *
     * @param name of the network
     * @param nodes the layers; only the first is an {@link Input}
     */
    public Network(String name, List<Node> nodes) {
        this.name = name;
        this.nodes = List.copyOf(nodes);
        if (nodes.size() < 2) {
            throw new IllegalArgumentException("network " + name + " has no layers");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            check(name, this.nodes, i);
            if (!names.add(nodes.get(i).name())) {
                throw new IllegalArgumentException("network %s has two layers with the name %s"
                        .formatted(name, nodes.get(i).name()));
            }
        }
        NetworkEnd.check(name, this.nodes);
    }

    /**
     * A network whose layers form a chain.
     *
     * @param input shape of a sample
     * @param layers at least one
     */
    public Network(String name, Shape input, List<? extends UnaryLayer> layers) {
        this(name, sequence(input, layers));
    }

    private static List<Node> sequence(Shape input, List<? extends UnaryLayer> layers) {
        Flow flow = Flow.input(input);
        for (UnaryLayer layer : layers) {
            flow = flow.then(layer);
        }
        return flow.nodes();
    }

    private static void check(String network, List<Node> nodes, int index) {
        Node node = nodes.get(index);
        if (node.layer() instanceof Input != (index == 0)) {
            throw new IllegalArgumentException(
                    "layer %s of network %s: exactly the first node must be the input".formatted(node.name(), network));
        }
        for (int input : node.inputs()) {
            if (input < 0 || input >= index) {
                throw new IllegalArgumentException(
                        "layer %s of network %s takes the results of node %s, which is not before it"
                                .formatted(node.name(), network, input));
            }
        }
        Shape shape = node.layer()
                .outputShape(
                        node.inputs().stream().map(i -> nodes.get(i).shape()).toList());
        if (!shape.equals(node.shape())) {
            throw new IllegalArgumentException(
                    "layer %s of network %s gives %s, not %s".formatted(node.name(), network, shape, node.shape()));
        }
    }

    /**
     * The network of Weis et al. 2020 (arXiv 2006.13177) for MNIST: a convolution of 20 10x10 kernels with stride 5 and
     * padding 1, dense 500 to 128, dense 128 to 10, no biases.
     */
    public static Network mnist() {
        return Flow.input(new Shape(1, 28, 28))
                .then(new Conv2d(20, 10, 5, 1))
                .convertingRelu(2)
                .dense(128)
                .convertingRelu(2)
                .dense(10)
                .network("mnist");
    }

    /** Name of the network. */
    public String name() {
        return name;
    }

    /** The layers; only the first is an {@link Input}. */
    public List<Node> nodes() {
        return nodes;
    }

    /** Shape of a sample. */
    public Shape input() {
        return nodes.getFirst().shape();
    }

    /** The layer that samples enter. */
    public Input inputLayer() {
        if (nodes.getFirst().layer() instanceof Input input) {
            return input;
        }
        throw new IllegalStateException("the first layer of a network is always its input");
    }

    /** Shape of the network's result. */
    public Shape output() {
        return nodes.getLast().shape();
    }

    /** The multiplications in order. */
    public List<Mac> macs() {
        List<Mac> known = macs;
        if (known == null) {
            known = findMacs();
            macs = known;
        }
        return known;
    }

    private List<Mac> findMacs() {
        List<Mac> found = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node.layer() instanceof MacLayer layer) {
                found.add(Mac.of(found.size(), i, node.name(), layer, inputShape(node)));
            }
        }
        return List.copyOf(found);
    }

    /** The shape of a node's input; for the network's input, its own shape. */
    public Shape inputShape(Node node) {
        return node.inputs().isEmpty() ? node.shape() : nodes.get(node.input()).shape();
    }

    /** For each node, the indices of the nodes that take its results. */
    public List<List<Integer>> consumers() {
        List<List<Integer>> known = consumers;
        if (known == null) {
            known = findConsumers();
            consumers = known;
        }
        return known;
    }

    private List<List<Integer>> findConsumers() {
        List<List<Integer>> found = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            found.add(new ArrayList<>());
            for (int input : nodes.get(i).inputs()) {
                found.get(input).add(i);
            }
        }
        return found.stream().map(List::copyOf).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Network network && name.equals(network.name) && nodes.equals(network.nodes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, nodes);
    }

    @Override
    public String toString() {
        return "network %s of %s nodes".formatted(name, nodes.size());
    }
}
