package dev.synram.network.quantization;

import dev.synram.network.Network;
import dev.synram.network.Node;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a network is scaled to the ranges of a chip.
 *
 * @param rule how results are scaled to their ranges
 * @param equalize whether cross-layer equalization is applied first, see {@link CrossLayerEqualization}
 * @param choices the user's choices, by the name of a layer
 */
public record QuantizationOptions(ScalingRule rule, boolean equalize, Map<String, Choice> choices) {

    /** By percentile, without equalization: for a network that is trained in the loop afterwards. */
    public static final QuantizationOptions DEFAULT = new QuantizationOptions(ScalingRule.PERCENTILE, false, Map.of());

    /** By squared error, with equalization: for an imported network, whose channels may differ greatly. */
    public static final QuantizationOptions IMPORTED =
            new QuantizationOptions(ScalingRule.SQUARED_ERROR, true, Map.of());

    /** Leaves everything to the rule. */
    private static final Choice NONE = new Choice(null, null, null);

    /**
     * The user's choices for a layer; null leaves a value to the rule.
     *
     * @param weightScale of a multiplication: units of the chip per unit of weight
     * @param shift of any layer whose results a multiplication takes: number of bits dropped
     * @param numSends of a multiplication: number of sends of its vectors
     */
    public record Choice(
            @Nullable Double weightScale,
            @Nullable Integer shift,
            @Nullable Integer numSends) {}

    public QuantizationOptions {
        choices = Map.copyOf(choices);
    }

    /** The same with the user's choices. */
    public QuantizationOptions with(Map<String, Choice> others) {
        return new QuantizationOptions(rule, equalize, others);
    }

    Choice choice(String layer) {
        return choices.getOrDefault(layer, NONE);
    }

    /**
     * Checks that all choices are for layers of a network.
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
