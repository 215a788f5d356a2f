package dev.synram.network.quantization;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.NetworkException;
import dev.synram.network.Node;
import dev.synram.network.Parameter;
import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.ChannelNorm;
import dev.synram.network.layer.Encoding;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.RowSlices;
import java.util.ArrayList;
import java.util.List;

/**
 * The range of a network's inputs. Because a chip takes activations, inputs are divided by the largest magnitude and
 * the first weights are multiplied by it.
 *
 * @param encoding how samples become activations; their normalization comes first
 * @param largest the magnitude, after normalization, that the largest activation stands for, above 0; larger inputs are limited
 *     on chips
 */
public record InputRange(Encoding encoding, double largest) {

    public InputRange {
        if (!(largest > 0) || !Double.isFinite(largest)) {
            throw new IllegalArgumentException("the largest input is %s; it must be above 0".formatted(largest));
        }
    }

    /** Inputs that are not normalized, as activations of 5 bits. */
    public InputRange(boolean signed, double largest) {
        this(Encoding.plain(signed), largest);
    }

    /** Whether inputs may be negative. */
    public boolean signed() {
        return encoding.signed();
    }

    /** The same range, encoded in another way. */
    public InputRange with(Encoding other) {
        return new InputRange(other, largest);
    }

    /** The same encoding for inputs up to another magnitude. */
    public InputRange withLargest(double other) {
        return new InputRange(encoding, other);
    }

    /** The range of samples that are normalized. */
    public static InputRange of(float[] samples, ChannelNorm norm) {
        InputRange range = of(norm.of(samples));
        return range.with(range.encoding.withNorm(norm));
    }

    /** The range of samples. */
    public static InputRange of(float[] samples) {
        float smallest = 0;
        float largest = 0;
        for (float sample : samples) {
            smallest = Math.min(smallest, sample);
            largest = Math.max(largest, Math.abs(sample));
        }
        return new InputRange(smallest < 0, largest > 0 ? largest : 1);
    }

    /** Samples normalized and divided by the largest magnitude. */
    public float[] divided(float[] samples) {
        float[] normalized = encoding.norm().of(samples);
        float[] divided = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            divided[i] = (float) (normalized[i] / largest);
        }
        return divided;
    }

    /** Samples normalized, rounded and laid out as elements of activations; values beyond the range are limited. */
    public byte[] activations(float[] samples) {
        float[] normalized = encoding.norm().of(samples);
        RowSlices rows = encoding.rows();
        int high = rows.largest();
        int low = signed() ? -high : 0;
        int elements = rows.elements();
        byte[] activations = new byte[Math.multiplyExact(samples.length, elements)];
        for (int i = 0; i < samples.length; i++) {
            int activation = Math.clamp(Math.round(high * normalized[i] / largest), low, high);
            for (int e = 0; e < elements; e++) {
                activations[i * elements + e] = rows.element(activation, e);
            }
        }
        return activations;
    }

    /** The samples that elements of activations stand for: the inverse of {@link #activations}, but for rounding and limits. */
    public float[] samples(float[] elements) {
        RowSlices rows = encoding.rows();
        float[] normalized = new float[elements.length / rows.elements()];
        float unit = (float) (largest / rows.largest());
        for (int i = 0; i < normalized.length; i++) {
            normalized[i] = rows.activation(elements, i * rows.elements()) * unit;
        }
        return encoding.norm().inverse().of(normalized);
    }

    /**
     * The network that computes for divided inputs what the given one computes for inputs of this range.
     *
     * @throws NetworkException if a layer joins the network's inputs with results of layers, which cannot be scaled
     *     separately
     */
    public FloatNetwork applied(FloatNetwork network) {
        List<Node> nodes = new ArrayList<>();
        List<Boolean> divided = new ArrayList<>();
        List<FloatWeights> parameters = new ArrayList<>(network.parameters());
        List<Parameter> all = Parameter.ofFloat(network.network());
        for (Node node : network.network().nodes()) {
            boolean before = isDivided(node, divided);
            if (before && node.layer() instanceof BatchNorm) {
                throw new NetworkException(
                        "layer %s normalizes the network's inputs, which other layers take as they are; normalize the data instead"
                                .formatted(node.name()));
            }
            for (int i = 0; i < all.size(); i++) {
                boolean weights =
                        all.get(i).node() == nodes.size() && all.get(i).role() == Parameter.Role.WEIGHTS;
                if (before && weights) {
                    parameters.set(i, parameters.get(i).scaled((float) largest));
                }
            }
            nodes.add(new Node(node.name(), layer(node.layer(), before), node.inputs(), node.shape()));
            divided.add(before && !(node.layer() instanceof MacLayer || node.layer() instanceof HostLayer));
        }
        return new FloatNetwork(new Network(network.network().name(), nodes), parameters);
    }

    /** The network for inputs of this range that the given one is for divided inputs: the inverse of {@link #applied}. */
    public FloatNetwork removed(FloatNetwork network) {
        return withLargest(1 / largest).applied(network);
    }

    private static boolean isDivided(Node node, List<Boolean> divided) {
        boolean any = node.inputs().isEmpty() || node.inputs().stream().anyMatch(divided::get);
        if (any && !node.inputs().stream().allMatch(divided::get)) {
            throw new NetworkException(
                    "layer %s joins the network's inputs with results of layers, which cannot be scaled separately"
                            .formatted(node.name()));
        }
        return any;
    }

    private Layer layer(Layer layer, boolean divided) {
        return switch (layer) {
            case Input input -> input.with(encoding.withRows(RowSlices.PLAIN));
            case Relu relu when divided -> new Relu((float) (relu.limit() / largest));
            case HostLayer host
            when divided -> new HostLayer(host.function(), host.inputUnit() * largest, host.outputUnit());
            default -> layer;
        };
    }
}
