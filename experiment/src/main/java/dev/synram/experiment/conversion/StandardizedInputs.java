package dev.synram.experiment.conversion;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.Parameter;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.ChannelNorm;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.shape.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A network whose inputs are centred and scaled by channel on the host, exactly: what the center adds to the first products goes
 * into their biases, and the scales into their weights. A constant part of the samples, or channels of different sizes, then do
 * not use up the range of activations.
 *
 * @param network with an input that normalizes samples of users
 * @param samples calibration data, normalized, within -1..1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as records
record StandardizedInputs(FloatNetwork network, float[] samples) {

    /**
     * Standardizes the inputs of a network, if all layers that take them are multiplications without padding.
     *
     * @param network for inputs that are normalized and divided by {@code largest}
     * @param samples such inputs
     */
    static Optional<StandardizedInputs> of(FloatNetwork network, float[] samples, double largest) {
        Node first = network.network().nodes().getFirst();
        if (!(first.layer() instanceof Input input) || !isMultiplied(network.network(), 0)) {
            return Optional.empty();
        }
        int channels = input.shape().channels();
        float[] low = new float[channels];
        float[] high = new float[channels];
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < samples.length; i++) {
            low[i % channels] = Math.min(low[i % channels], samples[i]);
            high[i % channels] = Math.max(high[i % channels], samples[i]);
        }
        float[] center = new float[channels];
        float[] half = new float[channels];
        float[] standardized = new float[samples.length];
        for (int c = 0; c < channels; c++) {
            center[c] = (low[c] + high[c]) / 2;
            half[c] = high[c] > low[c] ? (high[c] - low[c]) / 2 : 1;
        }
        for (int i = 0; i < samples.length; i++) {
            standardized[i] = (samples[i] - center[i % channels]) / half[i % channels];
        }
        ChannelNorm norm = composed(input.encoding().norm(), largest, center, half);
        return Optional.of(new StandardizedInputs(changed(network, input, norm, center, half), standardized));
    }

    private static boolean isMultiplied(Network network, int number) {
        return network.consumers().get(number).stream()
                .allMatch(consumer -> switch (network.nodes().get(consumer).layer()) {
                    case Conv2d conv ->
                        isUnpadded(conv.window().vertical())
                                && isUnpadded(conv.window().horizontal());
                    case MacLayer _ -> true;
                    case Flatten _ -> isMultiplied(network, consumer);
                    default -> false;
                });
    }

    private static boolean isUnpadded(Axis axis) {
        return axis.before() == 0 && axis.after() == 0;
    }

    private static ChannelNorm composed(ChannelNorm before, double largest, float[] center, float[] half) {
        List<Float> factors = new ArrayList<>();
        List<Float> offsets = new ArrayList<>();
        for (int c = 0; c < center.length; c++) {
            double factor = before.isNone() ? 1 : before.factors().get(c);
            double offset = before.isNone() ? 0 : before.offsets().get(c);
            factors.add((float) (factor / largest / half[c]));
            offsets.add((float) ((offset / largest - center[c]) / half[c]));
        }
        return new ChannelNorm(factors, offsets);
    }

    private static FloatNetwork changed(
            FloatNetwork network, Input input, ChannelNorm norm, float[] center, float[] half) {
        List<Node> nodes = new ArrayList<>();
        List<FloatWeights> parameters = new ArrayList<>();
        List<Parameter> all = Parameter.ofFloat(network.network());
        List<Node> before = network.network().nodes();
        for (int i = 0; i < before.size(); i++) {
            Node node = before.get(i);
            boolean first = node.layer() instanceof MacLayer && takesInput(before, node);
            nodes.add(new Node(
                    node.name(),
                    i == 0
                            ? input.with(input.encoding().withSign(true).withNorm(norm))
                            : first && node.layer() instanceof MacLayer mac ? biased(mac) : node.layer(),
                    node.inputs(),
                    node.shape()));
            for (int p = 0; p < all.size(); p++) {
                if (all.get(p).node() == i && !first) {
                    parameters.add(network.parameters().get(p));
                }
            }
            if (first) {
                addProduct(network, i, center, half, parameters);
            }
        }
        return new FloatNetwork(new Network(network.network().name(), nodes), parameters);
    }

    private static MacLayer biased(MacLayer layer) {
        return layer.bias().exists() ? layer : layer.with(Bias.DIGITAL);
    }

    private static boolean takesInput(List<Node> nodes, Node node) {
        return node.input() == 0
                || (nodes.get(node.input()).layer() instanceof Flatten && takesInput(nodes, nodes.get(node.input())));
    }

    private static void addProduct(
            FloatNetwork network, int node, float[] center, float[] half, List<FloatWeights> parameters) {
        FloatWeights weights = Objects.requireNonNull(network.of(node, Parameter.Role.WEIGHTS));
        FloatWeights bias = network.of(node, Parameter.Role.BIAS);
        int outputs = weights.outputs();
        float[] scaled = weights.values().clone();
        double[] sums = new double[outputs];
        for (int i = 0; i < scaled.length; i++) {
            int channel = i / outputs % center.length;
            sums[i % outputs] += (double) scaled[i] * center[channel];
            scaled[i] *= half[channel];
        }
        float[] biases = new float[outputs];
        for (int o = 0; o < outputs; o++) {
            biases[o] = (float) (sums[o] + (bias == null ? 0 : bias.values()[o]));
        }
        parameters.add(new FloatWeights(weights.inputs(), outputs, scaled));
        parameters.add(new FloatWeights(1, outputs, biases));
    }
}
