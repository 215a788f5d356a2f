package dev.synram.network.quantization;

import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.Requantize;
import java.util.List;
import java.util.function.ToIntBiFunction;

/** The shifts of the requantizations that a network contains before it is lowered. */
public final class RequantizationShifts {

    private RequantizationShifts() {}

    /**
     * The network with other shifts.
     *
     * @param shift maps the name of a requantization and its shift to another one, 0..7
     */
    public static Network replaced(Network network, ToIntBiFunction<String, Integer> shift) {
        List<Node> nodes = network.nodes().stream()
                .map(node -> new Node(node.name(), replaced(node, shift), node.inputs(), node.shape()))
                .toList();
        return new Network(network.name(), nodes);
    }

    private static Layer replaced(Node node, ToIntBiFunction<String, Integer> shift) {
        return switch (node.layer()) {
            case ConvertingRelu relu -> new ConvertingRelu(shift.applyAsInt(node.name(), relu.shift()));
            case Requantize requantize -> new Requantize(shift.applyAsInt(node.name(), requantize.shift()));
            default -> node.layer();
        };
    }

    /**
     * The layers whose shift can be chosen: requantizations of the network, and layers whose results are requantized
     * when the network is lowered.
     */
    public static List<String> layers(Network network) {
        List<Node> lowered = LoweringPass.of(network).nodes();
        List<String> own = network.nodes().stream().map(Node::name).toList();
        return lowered.stream()
                .filter(node -> node.layer() instanceof ConvertingRelu || node.layer() instanceof Requantize)
                .map(node -> own.contains(node.name())
                        ? node.name()
                        : lowered.get(node.input()).name())
                .toList();
    }
}
