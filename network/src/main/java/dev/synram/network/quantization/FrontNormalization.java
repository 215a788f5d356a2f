package dev.synram.network.quantization;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.FreeName;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.Parameter;
import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.ChannelNorm;
import dev.synram.network.layer.Input;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves a normalization in front of the first layer into the network's input: the host applies it to samples before they
 * become activations, exactly, and its offsets do not use up the range of activations.
 */
public final class FrontNormalization {

    private FrontNormalization() {}

    /** The network with an input that normalizes, if it began with a normalization; otherwise the network itself. */
    public static FloatNetwork moved(FloatNetwork network) {
        List<Node> nodes = network.network().nodes();
        boolean normalizes = nodes.size() > 2
                && nodes.get(1).layer() instanceof BatchNorm
                && network.network().consumers().getFirst().size() == 1;
        return normalizes && nodes.getFirst().layer() instanceof Input input ? moved(network, input) : network;
    }

    private static FloatNetwork moved(FloatNetwork network, Input input) {
        List<Node> before = network.network().nodes();
        List<Node> nodes = new ArrayList<>();
        Node first = before.getFirst();
        ChannelNorm norm = norm(network.parameters().getFirst());
        nodes.add(new Node(first.name(), input.with(input.encoding().withNorm(norm)), List.of(), first.shape()));
        for (Node node : before.subList(2, before.size())) {
            List<Integer> inputs =
                    node.inputs().stream().map(i -> Math.max(0, i - 1)).toList();
            nodes.add(new Node(node.name(), node.layer(), inputs, node.shape()));
        }
        List<FloatWeights> parameters =
                network.parameters().subList(1, network.parameters().size());
        return new FloatNetwork(new Network(network.network().name(), nodes), parameters);
    }

    /** The inverse of {@link #moved}: the network with a normalization behind its input, if that normalizes. */
    public static FloatNetwork restored(FloatNetwork network) {
        Input input = network.network().inputLayer();
        ChannelNorm norm = input.encoding().norm();
        if (norm.isNone()) {
            return network;
        }
        List<Node> before = network.network().nodes();
        Node first = before.getFirst();
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node(
                first.name(), input.with(input.encoding().withNorm(ChannelNorm.NONE)), List.of(), first.shape()));
        nodes.add(new Node(FreeName.of("norm", before, List.of()), new BatchNorm(), List.of(0), first.shape()));
        for (Node node : before.subList(1, before.size())) {
            List<Integer> inputs = node.inputs().stream().map(i -> i + 1).toList();
            nodes.add(new Node(node.name(), node.layer(), inputs, node.shape()));
        }
        List<FloatWeights> parameters = new ArrayList<>();
        parameters.add(matrix(norm));
        parameters.addAll(network.parameters());
        return new FloatNetwork(new Network(network.network().name(), nodes), parameters);
    }

    private static FloatWeights matrix(ChannelNorm norm) {
        int channels = norm.factors().size();
        float[] values = new float[2 * channels];
        for (int c = 0; c < channels; c++) {
            values[c] = norm.factors().get(c);
            values[channels + c] = norm.offsets().get(c);
        }
        return new FloatWeights(2, channels, values);
    }

    /** @param matrix the {@link Parameter.Role#NORM} of the normalization, the first matrix of the network */
    private static ChannelNorm norm(FloatWeights matrix) {
        List<Float> factors = new ArrayList<>();
        List<Float> offsets = new ArrayList<>();
        for (int c = 0; c < matrix.outputs(); c++) {
            factors.add(matrix.values()[c]);
            offsets.add(matrix.values()[matrix.outputs() + c]);
        }
        return new ChannelNorm(factors, offsets);
    }
}
