package dev.synram.runtime;

import dev.synram.kernel.Kernels;
import dev.synram.kernel.MatrixKernel;
import dev.synram.kernel.parallel.Workers;
import dev.synram.kernel.provider.KernelProvider;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Node;
import dev.synram.network.Parameter;
import dev.synram.network.layer.Add;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.BatchNorm;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Concatenate;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Flatten;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Im2col;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Pad;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.layer.Slices;
import dev.synram.runtime.host.FloatProduct;
import dev.synram.runtime.host.FloatSteps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Runs a network in float on the host, without a chip: what a chip's results are compared with. Conversions only drop what
 * is negative, if they do. Samples are in rows, each in the order of memory: rows, columns, channels.
 */
public final class FloatRunner implements AutoCloseable {

    private static final int BATCH = 500;

    private final FloatNetwork network;
    private final MatrixKernel kernel;
    private final Workers workers;
    private final Map<Integer, FloatProduct> products = new HashMap<>();

    /** Gives results of a node in place of those in float. */
    @FunctionalInterface
    public interface Substitute {

        /**
         * The results of a node.
         *
         * @param node its number
         * @param before the results of all nodes before it
         * @param inFloat computes those in float; the array may be changed only if the node is a multiplication
         */
        float[] results(int node, List<float[]> before, Supplier<float[]> inFloat);
    }

    /**
     * Prepares to run on the fastest kernels.
     *
     * @param threads that compute; results do not depend on it
     */
    public FloatRunner(FloatNetwork network, int threads) {
        this(network, threads, KernelProvider.best());
    }

    /**
     * Prepares to run.
     *
     * @param threads that compute; results do not depend on it
     * @param kernels compute the products; results do not depend on them
     */
    public FloatRunner(FloatNetwork network, int threads, Kernels kernels) {
        this.network = network;
        kernel = kernels.matrix();
        workers = new Workers(threads);
        List<Node> nodes = network.network().nodes();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).layer() instanceof MacLayer layer) {
                FloatWeights weights = Objects.requireNonNull(network.of(i, Parameter.Role.WEIGHTS));
                FloatWeights bias = network.of(i, Parameter.Role.BIAS);
                products.put(i, new FloatProduct(layer, network.network().inputShape(nodes.get(i)), weights, bias));
            }
        }
    }

    /** The results of all nodes: for each, samples x elements. */
    public List<float[]> results(float[] samples) {
        return results(samples, (_, _, inFloat) -> inFloat.get());
    }

    /** The results of all nodes of a network, for samples that are run at once. */
    public static List<float[]> results(FloatNetwork network, float[] samples) {
        try (FloatRunner runner = new FloatRunner(network, 1)) {
            return runner.results(samples);
        }
    }

    /** The results of the last node: samples x elements. */
    public float[] run(float[] samples) {
        return run(samples, (_, _, inFloat) -> inFloat.get());
    }

    /** The results of the last node, some nodes' results being given. */
    public float[] run(float[] samples, Substitute substitute) {
        int size = network.network().input().size();
        int outputs = network.network().output().size();
        int count = samples.length / size;
        float[] results = new float[count * outputs];
        for (int first = 0; first < count; first += BATCH) {
            int batch = Math.min(BATCH, count - first);
            float[] part = Arrays.copyOfRange(samples, first * size, (first + batch) * size);
            System.arraycopy(results(part, substitute).getLast(), 0, results, first * outputs, batch * outputs);
        }
        return results;
    }

    /** The results of all nodes, some nodes' results being given. */
    public List<float[]> results(float[] samples, Substitute substitute) {
        int size = network.network().input().size();
        if (samples.length % size != 0) {
            throw new IllegalArgumentException("%s values are not samples of %s".formatted(samples.length, size));
        }
        int count = samples.length / size;
        List<float[]> results = new ArrayList<>();
        for (int i = 0; i < network.network().nodes().size(); i++) {
            int node = i;
            results.add(substitute.results(i, results, () -> computed(node, results, samples, count)));
        }
        return results;
    }

    private float[] computed(int number, List<float[]> results, float[] samples, int count) {
        Node node = network.network().nodes().get(number);
        List<float[]> inputs = node.inputs().stream().map(results::get).toList();
        return switch (node.layer()) {
            case Input _ -> samples;
            case MacLayer _ ->
                Objects.requireNonNull(products.get(number)).results(inputs.getFirst(), count, kernel, workers);
            case BatchNorm _ ->
                FloatSteps.norm(inputs.getFirst(), Objects.requireNonNull(network.of(number, Parameter.Role.NORM)));
            case Relu relu -> FloatSteps.relu(inputs.getFirst(), relu.limit());
            case ConvertingRelu _ -> FloatSteps.relu(inputs.getFirst(), Float.POSITIVE_INFINITY);
            case Requantize _, Flatten _, Reshape _ -> inputs.getFirst();
            case ColumnMean mean -> FloatSteps.columnMean(mean, inputs.getFirst());
            case Slices slices -> throw FloatSteps.notInFloat(slices);
            case Pool pool ->
                FloatSteps.pool(pool.mode(), pool.taps(network.network().inputShape(node)), inputs.getFirst(), count);
            case GlobalAveragePool pool ->
                FloatSteps.pool(
                        Pool.Mode.AVERAGE, pool.taps(network.network().inputShape(node)), inputs.getFirst(), count);
            case Pad pad -> padded(pad.taps(network.network().inputShape(node)), inputs.getFirst(), count);
            case HostLayer host -> host.results(inputs.getFirst(), node.shape().channels());
            case Readout readout -> FloatSteps.readout(readout.function(), inputs.getFirst(), count);
            case ArgMax _ -> FloatSteps.argMax(inputs.getFirst(), count);
            case Add _ -> FloatSteps.add(inputs);
            case Concatenate _ ->
                FloatSteps.concatenate(
                        inputs,
                        node.inputs().stream()
                                .map(i ->
                                        network.network().nodes().get(i).shape().channels())
                                .toList());
        };
    }

    private static float[] padded(Im2col taps, float[] values, int samples) {
        float[] results = new float[samples * taps.positions()];
        taps.gather(values, values.length / samples, samples, results);
        return results;
    }

    @Override
    public void close() {
        workers.close();
    }
}
