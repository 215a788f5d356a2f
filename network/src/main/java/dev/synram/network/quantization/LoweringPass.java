package dev.synram.network.quantization;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FreeName;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.ValueKind;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.layer.Slices;
import dev.synram.network.layer.UnaryLayer;
import dev.synram.network.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Lowers a network to the operations of a chip: 8-bit results are requantized to activations just before a
 * multiplication takes them, with a sign where they can be negative. Everything between two multiplications works on
 * 8-bit results, so that nothing is rounded earlier than necessary.
 */
public final class LoweringPass {

    /** Default number of bits by which results are shifted: 8-bit results then use the whole range of activations. */
    public static final int DEFAULT_SHIFT = 2;

    private final Network network;
    private final ToIntFunction<String> shifts;
    private final Function<String, RowSlices> rows;
    private final List<Node> nodes = new ArrayList<>();
    private final List<ValueKind> kinds = new ArrayList<>();
    private final List<Boolean> negative = new ArrayList<>();

    /** For each node of the network, its index in the lowered network. */
    private final List<Integer> numbers = new ArrayList<>();

    /** A node of the lowered network and how multiplications take its results. */
    private record Taken(int node, RowSlices rows) {}

    /** For results that multiplications take, the index of the node that requantizes them. */
    private final Map<Taken, Integer> requantized = new HashMap<>();

    private LoweringPass(Network network, ToIntFunction<String> shifts, Function<String, RowSlices> rows) {
        this.network = network;
        this.shifts = shifts;
        this.rows = rows;
    }

    /**
     * Lowers a network with the default shift.
     *
     * @param network without batch normalization, which {@link FloatNetwork#folded} removes
     */
    public static Network of(Network network) {
        return of(network, _ -> DEFAULT_SHIFT);
    }

    /**
     * Lowers a network.
     *
     * @param network without batch normalization
     * @param shifts maps the name of a node to the number of bits by which its results are shifted, 0..7
     */
    public static Network of(Network network, ToIntFunction<String> shifts) {
        return of(network, shifts, _ -> RowSlices.PLAIN);
    }

    /**
     * Lowers a network whose activations are laid out over rows.
     *
     * @param network without batch normalization
     * @param shifts maps the name of a node to the number of bits by which its results are shifted, 0..7
     * @param rows maps the name of a multiplication to how its activations are laid out
     */
    public static Network of(Network network, ToIntFunction<String> shifts, Function<String, RowSlices> rows) {
        LoweringPass pass = new LoweringPass(network, shifts, rows);
        network.nodes().forEach(pass::add);
        return new Network(network.name(), pass.nodes);
    }

    private void add(Node node) {
        List<Integer> inputs = new ArrayList<>();
        for (int input : node.inputs()) {
            inputs.add(numbers.get(input));
        }
        if (node.layer() instanceof MacLayer && kinds.get(inputs.getFirst()) == ValueKind.RESULT) {
            inputs.set(0, requantized(inputs.getFirst(), rows.apply(node.name())));
        }
        Layer layer = node.layer() instanceof Input input ? laidOut(input) : node.layer();
        append(new Node(node.name(), layer, inputs, shape(layer, inputs)));
        numbers.add(nodes.size() - 1);
    }

    private Shape shape(Layer layer, List<Integer> inputs) {
        return layer.outputShape(inputs.stream().map(i -> nodes.get(i).shape()).toList());
    }

    private Input laidOut(Input input) {
        RowSlices chosen = InputRows.of(network, rows);
        return chosen.isPlain() ? input : input.with(input.encoding().withRows(chosen));
    }

    private int requantized(int number, RowSlices chosen) {
        Taken taken = new Taken(number, chosen);
        Integer known = requantized.get(taken);
        if (known != null) {
            return known;
        }
        Node node = nodes.get(number);
        UnaryLayer layer = requantization(number, chosen);
        String name = FreeName.of(node.name() + ".converted", network.nodes(), nodes);
        append(new Node(name, layer, List.of(number), layer.outputShape(node.shape())));
        requantized.put(taken, nodes.size() - 1);
        return nodes.size() - 1;
    }

    /** Low bits are taken from those that five bits would drop. */
    private UnaryLayer requantization(int number, RowSlices chosen) {
        int shift = shifts.applyAsInt(nodes.get(number).name());
        boolean signed = negative.get(number);
        if (!chosen.isPlain()) {
            return new Slices(Math.max(0, shift - chosen.lowBits()), signed, chosen);
        }
        return signed ? new Requantize(shift) : new ConvertingRelu(shift);
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
            case HostLayer host -> host.function().isSigned();
            default -> node.inputs().stream().anyMatch(negative::get);
        };
    }
}
