package dev.synram.network;

import dev.synram.network.function.HostFunction;
import dev.synram.network.layer.Add;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.Concatenate;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.UnaryLayer;
import dev.synram.network.shape.Axis;
import dev.synram.network.shape.SampleForm;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds a network: a flow is the results of one layer. Each method adds a layer and returns its results, which any
 * number of layers can take, so branches need no special treatment:
 *
 * <pre>{@code
 * Flow stem = Flow.input(new Shape(1, 28, 28)).conv2d(8, Window.square(5).stride(2)).relu();
 * Flow branch = stem.conv2d(8, Window.square(3).padding(1)).relu();
 * Network network = branch.conv2d(8, Window.square(3).padding(1)).add(stem).relu().dense(10).network("residual");
 * }</pre>
 */
public final class Flow {

    private final @Nullable String name;
    private final Layer layer;
    private final List<Flow> inputs;
    private final Shape shape;

    private Flow(@Nullable String name, Layer layer, List<Flow> inputs) {
        this.name = name;
        this.layer = layer;
        this.inputs = List.copyOf(inputs);
        try {
            shape = layer.outputShape(inputs.stream().map(Flow::shape).toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("layer %s after %s: %s".formatted(layer, inputs, e.getMessage()), e);
        }
    }

    /** Samples of 5-bit activations. */
    public static Flow input(Shape shape) {
        return new Flow(null, new Input(shape, false), List.of());
    }

    /** Samples of 5-bit activations that users give in a form. */
    public static Flow input(Shape shape, SampleForm form) {
        return new Flow(null, new Input(shape, false, form), List.of());
    }

    /** Samples of activations of 5 bits and a sign. */
    public static Flow signedInput(Shape shape) {
        return new Flow(null, new Input(shape, true), List.of());
    }

    /** The shape of these results. */
    public Shape shape() {
        return shape;
    }

    /** The same results; the layer that produces them is called {@code newName}. */
    public Flow named(String newName) {
        return new Flow(newName, layer, inputs);
    }

    /** Any layer with one input. */
    public Flow then(UnaryLayer next) {
        return new Flow(null, next, List.of(this));
    }

    /** A convolution without bias. */
    public Flow conv2d(int outputs, Window window) {
        return then(new Conv2d(outputs, window));
    }

    /** A convolution. */
    public Flow conv2d(int outputs, Window window, int groups, Bias bias) {
        return then(new Conv2d(outputs, window, groups, bias));
    }

    /** A convolution along the rows of an input of height 1, without bias. */
    public Flow conv1d(int outputs, int kernel, int stride, int padding) {
        return then(new Conv2d(outputs, new Window(Axis.NONE, new Axis(kernel, stride, padding, padding, 1))));
    }

    /** A dense layer without bias. */
    public Flow dense(int outputs) {
        return then(new Dense(outputs));
    }

    /** A dense layer. */
    public Flow dense(int outputs, Bias bias) {
        return then(new Dense(outputs, bias));
    }

    /** Limits results to 0 and above. */
    public Flow relu() {
        return then(new Relu());
    }

    /** Limits results to 0 and above and to an upper limit. */
    public Flow relu(float limit) {
        return then(new Relu(limit));
    }

    /** Limits results to 0 and above and shifts them to activations for the next multiplication. */
    public Flow convertingRelu(int shift) {
        return then(new ConvertingRelu(shift));
    }

    /** The largest elements of square windows that do not overlap. */
    public Flow maxPool(int size) {
        return then(new Pool(Pool.Mode.MAX, Window.square(size).stride(size)));
    }

    /** The means of square windows that do not overlap. */
    public Flow averagePool(int size) {
        return then(new Pool(Pool.Mode.AVERAGE, Window.square(size).stride(size)));
    }

    /** The mean of each channel. */
    public Flow globalAveragePool() {
        return then(new GlobalAveragePool());
    }

    /** All elements as one vector. */
    public Flow flatten() {
        return then(new Flatten());
    }

    /** A factor and an offset for each channel. */
    public Flow batchNorm() {
        return then(new BatchNorm());
    }

    /** The sum with other results. */
    public Flow add(Flow other) {
        return new Flow(null, new Add(), List.of(this, other));
    }

    /** These channels, then those of other results. */
    public Flow concatenate(Flow other) {
        return new Flow(null, new Concatenate(), List.of(this, other));
    }

    /** A function that the host computes. */
    public Flow host(HostFunction function) {
        return then(new HostLayer(function));
    }

    /** Results as probabilities, at the end of a network. */
    public Flow softmax() {
        return then(new Readout(Readout.Function.SOFTMAX));
    }

    /** The index of the largest result. */
    public Flow argMax() {
        return then(new ArgMax());
    }

    /** The network that computes these results. */
    public Network network(String networkName) {
        return new Network(networkName, nodes());
    }

    /** The nodes that these results depend on, in order. */
    List<Node> nodes() {
        List<Flow> order = new ArrayList<>();
        collect(order, Collections.newSetFromMap(new IdentityHashMap<>()));
        Set<String> names = new HashSet<>();
        Map<String, Integer> counts = new HashMap<>();
        order.stream().filter(flow -> flow.name != null).forEach(flow -> names.add(flow.name));
        IdentityHashMap<Flow, Integer> numbers = new IdentityHashMap<>();
        List<Node> nodes = new ArrayList<>();
        for (Flow flow : order) {
            String nodeName = flow.name != null ? flow.name : freeName(flow.layer.kind(), names, counts);
            numbers.put(flow, nodes.size());
            nodes.add(new Node(
                    nodeName, flow.layer, flow.inputs.stream().map(numbers::get).toList(), flow.shape));
        }
        return nodes;
    }

    /** Depth first, without recursion, so that the depth of a network is not limited by the stack. */
    private void collect(List<Flow> order, Set<Flow> done) {
        List<Flow> open = new ArrayList<>(List.of(this));
        while (!open.isEmpty()) {
            Flow flow = open.getLast();
            List<Flow> missing =
                    flow.inputs.stream().filter(input -> !done.contains(input)).toList();
            if (missing.isEmpty()) {
                open.removeLast();
                if (done.add(flow)) {
                    order.add(flow);
                }
            } else {
                open.addAll(missing.reversed());
            }
        }
    }

    private static String freeName(String kind, Set<String> taken, Map<String, Integer> counts) {
        String name;
        do {
            name = kind.equals("input") && !taken.contains(kind) ? kind : kind + counts.merge(kind, 1, Integer::sum);
        } while (!taken.add(name));
        return name;
    }

    @Override
    public String toString() {
        return "%s (%s)".formatted(name != null ? name : layer, shape);
    }
}
