package dev.synram.training.gradient;

import dev.synram.experiment.model.Initializer;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Flow;
import dev.synram.network.Network;
import dev.synram.network.function.ChannelSoftmax;
import dev.synram.network.function.ElementFunction;
import dev.synram.network.function.HostFunction;
import dev.synram.network.function.LayerNormalization;
import dev.synram.network.function.PRelu;
import dev.synram.network.layer.Add;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Concatenate;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.JoiningLayer;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.Pad;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.layer.Slices;
import dev.synram.network.layer.UnaryLayer;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Random small networks that contain a given layer. */
final class EveryLayer {

    /** How each layer is added to a network. A new layer needs an entry here, and then one in each execution. */
    static final Map<Class<? extends Layer>, BiFunction<Flow, Random, Flow>> LAYERS = layers();

    private EveryLayer() {}

    private static Map<Class<? extends Layer>, BiFunction<Flow, Random, Flow>> layers() {
        Map<Class<? extends Layer>, BiFunction<Flow, Random, Flow>> layers = new LinkedHashMap<>();
        layers.put(
                Conv2d.class,
                (flow, random) -> flow.relu()
                        .conv2d(
                                6,
                                Window.square(2).stride(1 + random.nextInt(2)).padding(random.nextInt(2)),
                                1 + random.nextInt(2),
                                bias(random)));
        layers.put(Dense.class, (flow, random) -> flow.dense(8, bias(random)));
        layers.put(
                BatchNorm.class, (flow, _) -> flow.conv2d(4, Window.square(2)).batchNorm());
        layers.put(
                Relu.class,
                (flow, random) -> random.nextBoolean() ? flow.relu() : flow.relu(0.1f + random.nextFloat()));
        layers.put(ConvertingRelu.class, (flow, random) -> flow.convertingRelu(random.nextInt(3)));
        layers.put(Requantize.class, (flow, random) -> flow.then(new Requantize(random.nextInt(3))));
        layers.put(
                Pool.class,
                (flow, random) -> flow.then(new Pool(
                        random.nextBoolean() ? Pool.Mode.MAX : Pool.Mode.AVERAGE,
                        Window.square(3).stride(2).padding(random.nextInt(2)))));
        layers.put(
                Pad.class,
                (flow, random) ->
                        flow.then(new Pad(random.nextInt(3), random.nextInt(2), random.nextInt(2), random.nextInt(3))));
        layers.put(GlobalAveragePool.class, (flow, _) -> flow.globalAveragePool());
        layers.put(Flatten.class, (flow, _) -> flow.flatten());
        layers.put(
                Reshape.class,
                (flow, _) -> flow.then(new Reshape(new Shape(2, flow.shape().size() / 2, 1))));
        layers.put(HostLayer.class, (flow, random) -> {
            List<HostFunction> functions = functions(flow.shape().channels(), random);
            return flow.host(functions.get(random.nextInt(functions.size())));
        });
        layers.put(
                Readout.class,
                (flow, random) -> flow.dense(5).then(new Readout(pick(random, Readout.Function.values()))));
        layers.put(ArgMax.class, (flow, _) -> flow.dense(5).argMax());
        layers.put(
                Add.class,
                (flow, _) -> flow.add(flow.relu()
                        .conv2d(flow.shape().channels(), Window.square(3).padding(1))));
        layers.put(Concatenate.class, (flow, _) -> flow.concatenate(flow.relu()).concatenate(flow));
        return layers;
    }

    private static Bias bias(Random random) {
        return pick(random, Bias.NONE, Bias.DIGITAL, Bias.ON_ARRAY);
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Each function of the host, with random parameters. */
    static List<HostFunction> functions(int channels, Random random) {
        List<HostFunction> functions = new ArrayList<>();
        for (ElementFunction.Kind kind : ElementFunction.Kind.values()) {
            float alpha = 0.1f + random.nextFloat();
            functions.add(new ElementFunction(
                    kind, kind == ElementFunction.Kind.CLIP ? -alpha : alpha, 0.2f + random.nextFloat()));
        }
        Float[] slopes = new Float[channels];
        Arrays.setAll(slopes, _ -> random.nextFloat() - 0.3f);
        functions.add(new PRelu(List.of(slopes)));
        functions.add(new LayerNormalization(1e-3f + random.nextFloat()));
        functions.add(new ChannelSoftmax());
        return functions;
    }

    /** Layers of chips that have no results in float; conversion adds them. */
    static final Set<Class<? extends Layer>> ADDED = Set.of(Slices.class, ColumnMean.class);

    /** All layers that are not the input, as the sealed interfaces name them. */
    static Set<Class<?>> permitted() {
        Set<Class<?>> layers = new HashSet<>();
        Stream.of(UnaryLayer.class, JoiningLayer.class).forEach(type -> add(type, layers));
        return layers;
    }

    private static void add(Class<?> type, Set<Class<?>> layers) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(permitted -> add(permitted, layers));
        } else {
            layers.add(type);
        }
    }

    /** A network with a layer, another before it and, unless it belongs to the end, a dense layer after it. */
    static FloatNetwork network(Class<? extends Layer> layer, long seed) {
        Random random = new Random(seed);
        Flow flow = Flow.input(new Shape(2, 5, 6)).conv2d(4, Window.square(2), 1, bias(random));
        flow = random.nextBoolean() ? flow.relu() : flow;
        return network(Objects.requireNonNull(LAYERS.get(layer)).apply(flow, random), layer, seed);
    }

    /** A network with a function of the host on the input, after a multiplication and at the end. */
    static FloatNetwork network(int function, long seed) {
        Random random = new Random(seed);
        Flow input = Flow.input(new Shape(3, 4, 4));
        Flow flow = input.host(functions(3, random).get(function))
                .conv2d(4, Window.square(2))
                .host(functions(4, random).get(function))
                .dense(5);
        return network(flow.host(functions(5, random).get(function)), Readout.class, seed);
    }

    private static FloatNetwork network(Flow flow, Class<? extends Layer> layer, long seed) {
        boolean ends = layer == Readout.class || layer == ArgMax.class;
        Flow last = ends ? flow : flow.dense(5);
        Network network = last.network(layer.getSimpleName());
        Random random = new Random(~seed);
        List<FloatWeights> parameters = new ArrayList<>();
        for (FloatWeights first : Initializer.parameters(network, seed)) {
            float[] values = first.values().clone();
            for (int i = 0; first.inputs() <= 2 && i < values.length; i++) { // biases and normalizations
                values[i] += 0.2f * (float) random.nextGaussian();
            }
            parameters.add(new FloatWeights(first.inputs(), first.outputs(), values));
        }
        return new FloatNetwork(network, parameters);
    }
}
