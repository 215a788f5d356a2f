package dev.synram.network;

import dev.synram.network.layer.Add;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Concatenate;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Pad;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.layer.Slices;
import java.util.ArrayList;
import java.util.List;

/** The kinds of numbers between the layers of a network on a chip. */
public enum ValueKind {
    /** 0..31: the input of a multiplication. */
    ACTIVATION,
    /** -31..31: the input of a multiplication in two passes. */
    SIGNED_ACTIVATION,
    /** -128..127: the result of a multiplication. */
    RESULT,
    /** -128..127: what only users read; no layer but one that moves elements takes it. */
    READOUT;

    private static final String BEFORE_READOUT = "values before the function at the network's end";

    /**
     * The kind of each node's results.
     *
     * @throws NetworkException naming the layer that cannot take the kind of its inputs
     */
    public static List<ValueKind> of(Network network) {
        List<ValueKind> kinds = new ArrayList<>();
        for (Node node : network.nodes()) {
            List<ValueKind> inputs = node.inputs().stream().map(kinds::get).toList();
            kinds.add(of(network.name(), node, inputs));
        }
        return kinds;
    }

    /** The kind of a node's results for given kinds of inputs. */
    public static ValueKind of(String network, Node node, List<ValueKind> inputs) {
        return switch (node.layer()) {
            case Input input -> input.signed() ? SIGNED_ACTIVATION : ACTIVATION;
            case MacLayer _ -> require(network, node, isActivation(inputs.getFirst()), "activations", RESULT);
            case ConvertingRelu _ -> require(network, node, inputs.getFirst() == RESULT, "8-bit results", ACTIVATION);
            case Requantize _ ->
                require(network, node, inputs.getFirst() == RESULT, "8-bit results", SIGNED_ACTIVATION);
            case Slices slices ->
                require(
                        network,
                        node,
                        inputs.getFirst() == RESULT,
                        "8-bit results",
                        slices.signed() ? SIGNED_ACTIVATION : ACTIVATION);
            case Relu _ ->
                require(
                        network,
                        node,
                        inputs.getFirst() != READOUT,
                        BEFORE_READOUT,
                        inputs.getFirst() == RESULT ? RESULT : ACTIVATION);
            case Flatten _, Reshape _ -> inputs.getFirst();
            case Pool _, GlobalAveragePool _, Pad _ ->
                require(network, node, inputs.getFirst() != READOUT, BEFORE_READOUT, inputs.getFirst());
            case ColumnMean _ -> require(network, node, inputs.getFirst() == RESULT, "8-bit results", RESULT);
            case HostLayer _ -> require(network, node, inputs.getFirst() != READOUT, BEFORE_READOUT, RESULT);
            case Readout _ -> require(network, node, inputs.getFirst() == RESULT, "8-bit results", READOUT);
            case ArgMax _ -> require(network, node, !isActivation(inputs.getFirst()), "8-bit results", READOUT);
            case Add _ -> require(network, node, !inputs.contains(READOUT), BEFORE_READOUT, RESULT);
            case Concatenate _ -> {
                boolean mixed = inputs.contains(READOUT)
                        || (inputs.contains(RESULT) && inputs.stream().anyMatch(ValueKind::isActivation));
                yield require(network, node, !mixed, "either activations or 8-bit results", widest(inputs));
            }
            case BatchNorm _ -> require(network, node, false, "a multiplication to be folded into", RESULT);
        };
    }

    private static boolean isActivation(ValueKind kind) {
        return kind == ACTIVATION || kind == SIGNED_ACTIVATION;
    }

    private static ValueKind widest(List<ValueKind> kinds) {
        return kinds.stream().max(ValueKind::compareTo).orElseThrow();
    }

    private static ValueKind require(String network, Node node, boolean fits, String wanted, ValueKind result) {
        if (!fits) {
            throw new NetworkException(
                    "layer %s (%s) of network %s needs %s, which the layer before it does not produce"
                            .formatted(node.name(), node.layer(), network, wanted));
        }
        return result;
    }
}
