package dev.synram.runtime;

import dev.synram.network.Flow;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.function.ChannelSoftmax;
import dev.synram.network.function.ElementFunction;
import dev.synram.network.function.HostFunction;
import dev.synram.network.function.LayerNormalization;
import dev.synram.network.function.PRelu;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Axis;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Networks of all layers at random. Each output has few weights of 1 and -1, so that no sum of a part saturates. */
final class RandomNetworks {

    private static final int MOST_WEIGHTS = 4;

    private final Random random;

    RandomNetworks(long seed) {
        random = new Random(seed);
    }

    private int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    QuantizedNetwork next() {
        Shape shape = new Shape(between(1, 4), between(1, 9), between(1, 9));
        boolean signed = random.nextInt(4) == 0;
        Flow flow = signed ? Flow.signedInput(shape) : Flow.input(shape);
        for (int layers = between(1, 4); layers > 0; layers--) {
            flow = activations(digital(multiplication(flow)));
        }
        flow = flow.dense(between(1, 300), bias());
        if (random.nextInt(4) == 0) {
            flow = flow.shape().size() <= 128 ? flow.argMax() : flow.softmax();
        }
        return weights(flow.network("random"));
    }

    private Bias bias() {
        return List.of(Bias.NONE, Bias.DIGITAL, Bias.ON_ARRAY, new Bias(false, 3))
                .get(random.nextInt(4));
    }

    private Flow multiplication(Flow flow) {
        if (random.nextInt(3) == 0) {
            return flow.dense(between(1, 300), bias());
        }
        int channels = flow.shape().channels();
        int groups = random.nextInt(3) == 0 ? channels : channels % 2 == 0 && random.nextBoolean() ? 2 : 1;
        Window window = window(flow.shape(), 5);
        return flow.then(new Conv2d(groups * between(1, 4), window, groups, bias()));
    }

    private Window window(Shape shape, int largest) {
        return new Window(axis(shape.height(), largest), axis(shape.width(), largest));
    }

    private Axis axis(int size, int largest) {
        int kernel = between(1, Math.min(size, largest));
        int dilation = kernel > 1 && random.nextInt(3) == 0 && (kernel - 1) * 2 < size ? 2 : 1;
        int padding = kernel == 1 ? 0 : kernel - 1;
        return new Axis(kernel, between(1, 3), between(0, padding), between(0, padding), dilation);
    }

    /** Something between two multiplications, on 8-bit results. */
    private Flow digital(Flow flow) {
        return switch (random.nextInt(11)) {
            case 0 -> flow.relu();
            case 1 -> flow.then(new Pool(Pool.Mode.MAX, window(flow.shape(), 3)));
            case 2 -> flow.then(new Pool(Pool.Mode.AVERAGE, window(flow.shape(), 3)));
            case 3 -> flow.globalAveragePool();
            case 4 -> flow.add(flow.relu()).add(flow);
            case 5 -> flow.concatenate(flow.relu()).concatenate(flow);
            case 6 -> flow.then(new Reshape(new Shape(1, flow.shape().size(), 1)));
            case 7 -> flow.flatten();
            default -> flow.then(host(flow.shape().channels()));
        };
    }

    private HostLayer host(int channels) {
        HostFunction function = switch (random.nextInt(5)) {
            case 0 -> {
                Float[] slopes = new Float[channels];
                Arrays.setAll(slopes, _ -> random.nextFloat() - 0.5f);
                yield new PRelu(List.of(slopes));
            }
            case 1 -> new LayerNormalization(1e-5f);
            case 2 -> new ChannelSoftmax();
            case 3 -> ElementFunction.of(ElementFunction.Kind.TANH);
            default -> new ElementFunction(ElementFunction.Kind.LEAKY_RELU, 0.1f, 0);
        };
        return new HostLayer(function, 0.01 + random.nextDouble(), 0.001 + random.nextDouble());
    }

    private Flow activations(Flow flow) {
        return switch (random.nextInt(4)) {
            case 0 -> flow.then(new Requantize(between(0, 3)));
            case 1 -> flow.convertingRelu(2).concatenate(flow.then(new Requantize(1)));
            default -> flow.convertingRelu(between(0, 3));
        };
    }

    private QuantizedNetwork weights(Network network) {
        List<QuantizedNetwork.Mac> macs = new ArrayList<>();
        for (Mac mac : network.macs()) {
            byte[] values = new byte[mac.inputs() * mac.outputs()];
            boolean unsigned = random.nextInt(3) == 0;
            for (int o = 0; o < mac.outputs(); o++) {
                for (int i = 0; i < MOST_WEIGHTS; i++) {
                    int row = random.nextInt(mac.inputs());
                    if (mac.connects(row, o)) {
                        values[row * mac.outputs() + o] = (byte) (unsigned || random.nextBoolean() ? 1 : -1);
                    }
                }
            }
            byte[] bias = new byte[mac.layer().bias().digital() ? mac.outputs() : 0];
            random.nextBytes(bias);
            QuantizedWeights weights = new QuantizedWeights(mac.inputs(), mac.outputs(), values);
            macs.add(new QuantizedNetwork.Mac(weights, bias, 1, random.nextDouble()));
        }
        return new QuantizedNetwork(network, macs, new TreeMap<>());
    }
}
