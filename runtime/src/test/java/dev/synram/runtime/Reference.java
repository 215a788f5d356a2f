package dev.synram.runtime;

import dev.synram.network.Node;
import dev.synram.network.layer.Add;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Concatenate;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Dense;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.Pad;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.layer.Slices;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** Computes a network on one sample by the definition of its layers, with a matrix product that is exact. */
final class Reference {

    private Reference() {}

    /** The results of every node. */
    static List<int[]> run(QuantizedNetwork network, int[] sample) {
        List<int[]> results = new ArrayList<>();
        int mac = 0;
        for (Node node : network.network().nodes()) {
            List<int[]> inputs = node.inputs().stream().map(results::get).toList();
            List<Shape> shapes = node.inputs().stream()
                    .map(i -> network.network().nodes().get(i).shape())
                    .toList();
            results.add(
                    switch (node.layer()) {
                        case Input _ -> sample;
                        case Dense _ -> dense(network.macs().get(mac++), inputs.getFirst());
                        case Conv2d conv ->
                            convolution(conv, network.macs().get(mac++), inputs.getFirst(), shapes.getFirst());
                        default -> digital(node, inputs, shapes);
                    });
        }
        return results;
    }

    private static int saturated(int value) {
        return Math.clamp(value, -128, 127);
    }

    private static int biased(QuantizedNetwork.Mac mac, int constantRow, int product, int output) {
        int sum = product;
        for (int row = constantRow; row < mac.weights().inputs(); row++) {
            sum += 31 * mac.weights().values()[row * mac.weights().outputs() + output];
        }
        int bias = mac.bias().length == 0 ? 0 : mac.bias()[output];
        return saturated(saturated(sum) + bias);
    }

    private static int[] dense(QuantizedNetwork.Mac mac, int[] input) {
        int outputs = mac.weights().outputs();
        int[] results = new int[outputs];
        for (int o = 0; o < outputs; o++) {
            int sum = 0;
            for (int i = 0; i < input.length; i++) {
                sum += input[i] * mac.weights().values()[i * outputs + o];
            }
            results[o] = biased(mac, input.length, sum, o);
        }
        return results;
    }

    private static int[] convolution(Conv2d conv, QuantizedNetwork.Mac mac, int[] input, Shape shape) {
        Shape output = conv.outputShape(shape);
        int[] results = new int[output.size()];
        int taps = conv.window().horizontal().kernel();
        int inGroup = shape.channels() / conv.groups();
        int outGroup = conv.outputs() / conv.groups();
        for (int i = 0; i < results.length; i++) {
            int o = i % conv.outputs();
            int x = i / conv.outputs() % output.width();
            int y = i / conv.outputs() / output.width();
            int sum = 0;
            for (int ky = 0; ky < conv.window().vertical().kernel(); ky++) {
                for (int kx = 0; kx < taps; kx++) {
                    for (int c = o / outGroup * inGroup; c < (o / outGroup + 1) * inGroup; c++) {
                        int row = conv.window().vertical().element(y, ky);
                        int column = conv.window().horizontal().element(x, kx);
                        if (row >= 0 && row < shape.height() && column >= 0 && column < shape.width()) {
                            int weight = ((ky * taps + kx) * shape.channels() + c) * conv.outputs() + o;
                            int element = (row * shape.width() + column) * shape.channels() + c;
                            sum += input[element] * mac.weights().values()[weight];
                        }
                    }
                }
            }
            results[i] = biased(mac, conv.window().taps() * shape.channels(), sum, o);
        }
        return results;
    }

    private static int[] digital(Node node, List<int[]> inputs, List<Shape> shapes) {
        int[] input = inputs.getFirst();
        int[] results = new int[node.shape().size()];
        Shape shape = shapes.getFirst();
        if (node.layer() instanceof HostLayer host) {
            return host(host, input, shape.channels());
        }
        for (int i = 0; i < results.length; i++) {
            int element = i;
            results[i] = switch (node.layer()) {
                case Relu relu -> Math.min(Math.round(relu.limit()), Math.max(0, input[i]));
                case ConvertingRelu relu -> Math.min(31, Math.max(0, input[i]) >> relu.shift());
                case Requantize requantize ->
                    Integer.signum(input[i]) * Math.min(31, Math.abs(input[i]) >> requantize.shift());
                case Slices slices -> sliced(slices, input[i / slices.rows().elements()], i);
                case ColumnMean mean -> columnMean(mean, input, i);
                case Flatten _, Reshape _, Readout _ -> input[i];
                case Add _ ->
                    inputs.stream()
                            .mapToInt(a -> a[element])
                            .reduce((a, b) -> saturated(a + b))
                            .orElseThrow();
                case Concatenate _ -> concatenated(inputs, shapes, node.shape(), i);
                case Pool pool -> pooled(pool, input, shape, node.shape(), i);
                case GlobalAveragePool pool -> mean(pool, input, shape, i);
                case Pad pad -> padded(pad, input, shape, node.shape(), i);
                case ArgMax _ -> first(input);
                case Input _, Dense _, Conv2d _, BatchNorm _, HostLayer _ -> throw new IllegalArgumentException();
            };
        }
        return results;
    }

    private static int[] host(HostLayer layer, int[] input, int channels) {
        float[] values = new float[input.length];
        for (int i = 0; i < input.length; i++) {
            values[i] = input[i];
        }
        float[] results = layer.results(values, channels);
        int[] rounded = new int[input.length];
        for (int i = 0; i < input.length; i++) {
            rounded[i] = (int) Math.clamp(Math.floor(results[i] + 0.5), -128.0, 127.0);
        }
        return rounded;
    }

    private static int concatenated(List<int[]> inputs, List<Shape> shapes, Shape output, int index) {
        int channel = index % output.channels();
        int pixel = index / output.channels();
        int part = 0;
        while (channel >= shapes.get(part).channels()) {
            channel -= shapes.get(part++).channels();
        }
        return inputs.get(part)[pixel * shapes.get(part).channels() + channel];
    }

    private static int padded(Pad pad, int[] input, Shape shape, Shape output, int index) {
        int channel = index % output.channels();
        int column = index / output.channels() % output.width() - pad.left();
        int row = index / output.channels() / output.width() - pad.top();
        boolean inside = row >= 0 && row < shape.height() && column >= 0 && column < shape.width();
        return inside ? input[(row * shape.width() + column) * shape.channels() + channel] : 0;
    }

    private static int pooled(Pool pool, int[] input, Shape shape, Shape output, int index) {
        int channel = index % output.channels();
        int x = index / output.channels() % output.width();
        int y = index / output.channels() / output.width();
        List<Integer> found = new ArrayList<>();
        for (int ky = 0; ky < pool.window().vertical().kernel(); ky++) {
            for (int kx = 0; kx < pool.window().horizontal().kernel(); kx++) {
                int row = pool.window().vertical().element(y, ky);
                int column = pool.window().horizontal().element(x, kx);
                if (row >= 0 && row < shape.height() && column >= 0 && column < shape.width()) {
                    found.add(input[(row * shape.width() + column) * shape.channels() + channel]);
                }
            }
        }
        return pool.mode() == Pool.Mode.MAX
                ? found.stream().mapToInt(i -> i).max().orElseThrow()
                : saturated(nearest(found.stream().mapToInt(i -> i).sum() << pool.moreBits(), found.size()));
    }

    private static int mean(GlobalAveragePool pool, int[] input, Shape shape, int channel) {
        int sum = 0;
        for (int i = channel; i < input.length; i += shape.channels()) {
            sum += input[i];
        }
        return saturated(nearest(sum << pool.moreBits(), input.length / shape.channels()));
    }

    /** An element of an activation: its high bits, or at the end the low ones. */
    private static int sliced(Slices slices, int result, int element) {
        int bits = 5 + slices.rows().lowBits();
        int positive = slices.signed() ? Math.abs(result) : Math.max(0, result);
        int activation = Math.min((1 << bits) - 1, positive >> slices.shift());
        boolean low = element % slices.rows().elements() >= slices.rows().copies();
        int part = low
                ? activation % (1 << slices.rows().lowBits())
                : activation / (1 << slices.rows().lowBits());
        return result < 0 ? -part : part;
    }

    private static int columnMean(ColumnMean mean, int[] input, int result) {
        int sum = 0;
        for (int column = 0; column < mean.columns(); column++) {
            sum += input[result * mean.columns() + column];
        }
        int shift = mean.shifts().get(result % mean.shifts().size());
        return nearest(sum, mean.columns() << shift);
    }

    private static int nearest(int sum, int count) {
        return (int) Math.floor(sum / (double) count + 0.5);
    }

    private static int first(int[] input) {
        int best = 0;
        for (int i = 1; i < input.length; i++) {
            best = input[i] > input[best] ? i : best;
        }
        return best;
    }
}
