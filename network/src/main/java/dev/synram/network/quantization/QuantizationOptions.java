package dev.synram.network.quantization;

import dev.synram.network.Network;
import dev.synram.network.Node;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a network is laid into a chip's ranges.
 *
 * @param rule how results are laid into their ranges
 * @param balanced whether the channels of each layer are given the same range first, see {@link CrossLayerEqualization}
 * @param choices what the user wants otherwise, by the name of a layer
 */
public record QuantizationOptions(ScalingRule rule, boolean balanced, Map<String, Choice> choices) {

    /** The rule of percentiles, and no wishes: for a network that is trained in the loop afterwards. */
    public static final QuantizationOptions DEFAULT = new QuantizationOptions(ScalingRule.PERCENTILE, false, Map.of());

    /** Balanced, by the squared error: for a network of any origin, whose channels may differ much. */
    public static final QuantizationOptions IMPORTED =
            new QuantizationOptions(ScalingRule.SQUARED_ERROR, true, Map.of());

    /** No wish for a layer. */
    private static final Choice NONE = new Choice(null, null, null);

    /**
     * What the user wants of a layer; null leaves the choice to the rule.
     *
     * @param weightScale of a multiplication: units of the chip per unit of weight
     * @param shift of any layer whose results a multiplication takes: bits that are dropped
     * @param numSends of a multiplication: how often vectors are sent
     */
    public record Choice(
            @Nullable Double weightScale,
            @Nullable Integer shift,
            @Nullable Integer numSends) {}

    public QuantizationOptions {
        choices = Map.copyOf(choices);
    }

    Choice choice(String layer) {
        return choices.getOrDefault(layer, NONE);
    }

    /**
     * Checks that all wishes are for layers of a network.
     *
     * @throws IllegalArgumentException naming the first layer that does not exist
     */
    void check(Network network) {
        for (String name : choices.keySet()) {
            if (network.nodes().stream().noneMatch(node -> node.name().equals(name))) {
                throw new IllegalArgumentException("network %s has no layer %s; it has %s"
                        .formatted(
                                network.name(),
                                name,
                                network.nodes().stream().map(Node::name).toList()));
            }
        }
    }
}
