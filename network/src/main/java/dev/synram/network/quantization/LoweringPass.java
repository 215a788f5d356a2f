package dev.synram.network.quantization;

import dev.synram.network.FloatNetwork;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.ValueKind;
import dev.synram.network.layer.Convert;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.UnaryLayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Brings a network into the form in which a chip runs it: before a multiplication takes 8-bit results they are converted
 * into activations, with a sign where they can be negative. Everything between two multiplications works on 8-bit results,
 * so that nothing is rounded earlier than it must be.
 */
public final class LoweringPass {

    /** By how many bits results are shifted if nobody says otherwise: 8-bit results then use all activations. */
    public static final int DEFAULT_SHIFT = 2;

    private final Network network;
    private final ToIntFunction<String> shifts;
    private final List<Node> nodes = new ArrayList<>();
    private final List<ValueKind> kinds = new ArrayList<>();
    private final List<Boolean> negative = new ArrayList<>();

    /** For each node of the network its number in the new one. */
    private final List<Integer> numbers = new ArrayList<>();

    /** For each node of the new network that was converted, the number of the conversion. */
    private final Map<Integer, Integer> conversions = new HashMap<>();

    private LoweringPass(Network network, ToIntFunction<String> shifts) {
        this.network = network;
        this.shifts = shifts;
    }

    /**
     * Brings a network into a chip's form.
     *
     * @param network without batch normalisations, which {@link FloatNetwork#folded} takes away
     */
    public static Network of(Network network) {
        return of(network, _ -> DEFAULT_SHIFT);
    }

    /** The same; {@code shifts} tells for the name of a node by how many bits its results are shifted. */
    static Network of(Network network, ToIntFunction<String> shifts) {
        LoweringPass form = new LoweringPass(network, shifts);
        network.nodes().forEach(form::add);
        return new Network(network.name(), form.nodes);
    }

    private void add(Node node) {
        List<Integer> inputs = new ArrayList<>();
        for (int input : node.inputs()) {
            inputs.add(numbers.get(input));
        }
        if (node.layer() instanceof MacLayer && kinds.get(inputs.getFirst()) == ValueKind.RESULT) {
            inputs.set(0, converted(inputs.getFirst()));
        }
        append(new Node(node.name(), node.layer(), inputs, node.shape()));
        numbers.add(nodes.size() - 1);
    }

    private int converted(int number) {
        Integer known = conversions.get(number);
        if (known != null) {
            return known;
        }
        Node node = nodes.get(number);
        int shift = shifts.applyAsInt(node.name());
        UnaryLayer layer = negative.get(number) ? new Convert(shift) : new ConvertingRelu(shift);
        append(new Node(freeName(node.name() + ".converted"), layer, List.of(number), node.shape()));
        conversions.put(number, nodes.size() - 1);
        return nodes.size() - 1;
    }

    private String freeName(String wanted) {
        String name = wanted;
        while (isTaken(name)) {
            name += "'";
        }
        return name;
    }

    private boolean isTaken(String name) {
        return network.nodes().stream().anyMatch(node -> node.name().equals(name));
    }

    private void append(Node node) {
        nodes.add(node);
        List<ValueKind> inputKinds = node.inputs().stream().map(kinds::get).toList();
        kinds.add(ValueKind.of(network.name(), node, inputKinds));
        negative.add(isNegative(node));
    }

    private boolean isNegative(Node node) {
        return switch (node.layer()) {
            case Input input -> input.signed();
            case Relu _, ConvertingRelu _ -> false;
            case MacLayer _ -> true;
            default -> node.inputs().stream().anyMatch(negative::get);
        };
    }
}
