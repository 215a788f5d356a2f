package dev.synram.bench.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.Parameter;
import dev.synram.network.layer.Add;
import dev.synram.network.layer.Dense;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Relu;
import dev.synram.network.shape.Axis;
import dev.synram.network.shape.Window;
import dev.synram.training.gradient.Tensors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A network of convolutions, dense layers, ReLUs, sums and maximum pooling in plain fp32 layers of the library. */
final class DigitalGraph implements TorchNetwork {

    private final Network network;
    private final Map<Integer, NDArray> weights = new HashMap<>();
    private final Map<Integer, NDArray> biases = new HashMap<>();
    private final DigitalTraining training;

    /**
     * Copies a network; its multiplications have biases.
     *
     * @throws IllegalArgumentException if it has other layers, or a multiplication without a bias
     */
    DigitalGraph(FloatNetwork trained, NDManager manager) {
        network = trained.network();
        List<NDArray> all = new ArrayList<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            switch (node.layer()) {
                case dev.synram.network.layer.Conv2d conv ->
                    load(
                            i,
                            trained,
                            manager,
                            kernel(conv, network.inputShape(node).channels()));
                case Dense dense -> load(i, trained, manager, matrix(dense, network.inputShape(node)));
                case Input _, Relu _, Add _, Flatten _ -> {}
                case Pool pool when pool.mode() == Pool.Mode.MAX -> {}
                default -> throw new IllegalArgumentException(node.layer() + " is not done by this peer");
            }
            if (weights.containsKey(i)) {
                all.add(weights.get(i));
                all.add(biases.get(i));
            }
        }
        training = new DigitalTraining(all);
    }

    /**
     * Where the library has a weight.
     *
     * @param shape of its weights
     * @param rows for each weight of an output the row of our matrix
     */
    @SuppressWarnings("ArrayRecordComponent") // an index table; never compared
    private record Order(Shape shape, int[] rows) {}

    private static Order kernel(dev.synram.network.layer.Conv2d conv, int channels) {
        int taps = conv.window().taps();
        Shape shape = new Shape(
                conv.outputs(),
                channels,
                conv.window().vertical().kernel(),
                conv.window().horizontal().kernel());
        return new Order(shape, channelsFirst(taps, channels));
    }

    private static Order matrix(Dense dense, dev.synram.network.shape.Shape input) {
        int pixels = input.height() * input.width();
        return new Order(new Shape(dense.outputs(), input.size()), channelsFirst(pixels, input.channels()));
    }

    private static int[] channelsFirst(int pixels, int channels) {
        int[] rows = new int[pixels * channels];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % pixels * channels + i / pixels;
        }
        return rows;
    }

    private void load(int node, FloatNetwork trained, NDManager manager, Order order) {
        FloatWeights matrix = Objects.requireNonNull(trained.of(node, Parameter.Role.WEIGHTS));
        FloatWeights bias = trained.of(node, Parameter.Role.BIAS);
        if (bias == null) {
            throw new IllegalArgumentException("layer %s has no bias; this peer needs one"
                    .formatted(network.nodes().get(node).name()));
        }
        float[] values = new float[matrix.values().length];
        for (int i = 0; i < values.length; i++) {
            int row = order.rows[i % order.rows.length];
            values[i] = matrix.values()[row * matrix.outputs() + i / order.rows.length];
        }
        weights.put(node, Tensors.copy(manager, values, order.shape));
        biases.put(node, Tensors.copy(manager, bias.values(), new Shape(matrix.outputs())));
    }

    @Override
    public NDArray results(NDArray images) {
        List<NDArray> results = new ArrayList<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            NDArray from = node.inputs().isEmpty() ? images : results.get(node.input());
            results.add(
                    switch (node.layer()) {
                        case dev.synram.network.layer.Conv2d conv -> convolution(i, conv.window(), from);
                        case Dense _ ->
                            Linear.linear(
                                            from.reshape(from.getShape().get(0), -1),
                                            tensor(weights, i),
                                            tensor(biases, i))
                                    .singletonOrThrow();
                        case Relu _ -> Activation.relu(from);
                        case Add _ -> from.add(results.get(node.inputs().get(1)));
                        case Pool pool ->
                            ai.djl.nn.pooling.Pool.maxPool2d(
                                    from,
                                    shape(pool.window(), Axis::kernel),
                                    shape(pool.window(), Axis::stride),
                                    shape(pool.window(), Axis::before),
                                    false);
                        default -> from;
                    });
        }
        return results.getLast();
    }

    private NDArray convolution(int node, Window window, NDArray from) {
        return Conv2d.conv2d(
                        from,
                        tensor(weights, node),
                        tensor(biases, node),
                        shape(window, Axis::stride),
                        shape(window, Axis::before),
                        shape(window, Axis::dilation))
                .singletonOrThrow();
    }

    private static NDArray tensor(Map<Integer, NDArray> tensors, int node) {
        return Objects.requireNonNull(tensors.get(node));
    }

    private static Shape shape(Window window, java.util.function.ToIntFunction<Axis> number) {
        return new Shape(number.applyAsInt(window.vertical()), number.applyAsInt(window.horizontal()));
    }

    @Override
    public void train(NDArray images, NDArray labels) {
        training.step(() -> results(images), labels);
    }
}
