package dev.synram.runtime.execution;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.ValueKind;
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
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Pad;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Reshape;
import dev.synram.network.layer.Slices;
import dev.synram.runtime.host.BiasStep;
import dev.synram.runtime.host.DigitalStep;
import dev.synram.runtime.host.DigitalSteps;
import dev.synram.runtime.host.HostLoops;
import dev.synram.runtime.host.HostSteps;
import dev.synram.runtime.host.PoolStep;
import dev.synram.runtime.host.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs batches of one size through a program: every multiplication on chips, everything else on 8-bit results. */
public final class GraphRunner {

    private final ProgramExecutor executor;
    private final Network network;
    private final List<List<Integer>> consumers;
    private final List<ValueKind> kinds;
    private final int samples;
    private final boolean traced;
    private final Map<Integer, BiasStep> biases = new HashMap<>();
    private final List<Values> values = new ArrayList<>();
    /** For each multiplication its results, without the digital bias if traced. */
    private final List<Values> readings = new ArrayList<>();

    private final List<DigitalStep> steps = new ArrayList<>();

    /** For each node, the number of its first step; at the end the number of all steps. */
    private final int[] firstStep;

    private final SampleTransfer transfer;
    private final HostLoops loops;
    private NoiseKey noise = NoiseKey.of(0);

    /**
     * Prepares for batches of so many samples.
     *
     * @param traced whether the results of all nodes are kept
     */
    public GraphRunner(ProgramExecutor executor, Network network, int samples, boolean traced) {
        this.executor = executor;
        this.network = network;
        this.samples = samples;
        this.traced = traced;
        consumers = network.consumers();
        kinds = ValueKind.of(network);
        transfer = new SampleTransfer(network.input().size(), executor.kernels(), executor.workers());
        loops = new HostLoops(executor.kernels().digital(), executor.workers());
        firstStep = new int[network.nodes().size() + 1];
        int mac = 0;
        for (int i = 0; i < network.nodes().size(); i++) {
            firstStep[i] = steps.size();
            if (network.nodes().get(i).layer() instanceof MacLayer) {
                values.add(multiply(network.macs().get(mac++)));
            } else {
                values.add(add(i, network.nodes().get(i)));
            }
        }
        firstStep[network.nodes().size()] = steps.size();
    }

    /** Number of samples that it runs at once. */
    public int samples() {
        return samples;
    }

    /** Runs a batch. */
    public void run(NoiseKey newNoise, Vectors inputs, Vectors results) {
        begin(newNoise, inputs);
        run(0, steps.size());
        transfer.write(values.getLast(), results);
    }

    /** Begins a batch that is run node by node. */
    public void begin(NoiseKey newNoise, Vectors inputs) {
        noise = newNoise;
        transfer.read(inputs, values.getFirst());
    }

    /** Computes one node of a batch that has begun from the values of those before it, if traced. */
    public void compute(int node) {
        run(firstStep[node], firstStep[node + 1]);
    }

    /**
     * Computes a node with another layer of the same kind from now on, if traced.
     *
     * @throws IllegalArgumentException unless it is a layer of the host or a ReLU
     */
    public void replace(int node, Layer layer) {
        Node replaced = network.nodes().get(node);
        Values from = values.get(replaced.input());
        Values to = values.get(node);
        steps.set(
                firstStep[node],
                switch (layer) {
                    case HostLayer host -> HostSteps.of(host, replaced.shape().channels(), from, to);
                    case Relu relu -> DigitalSteps.relu(from, to, relu.largest(), loops);
                    default -> throw new IllegalArgumentException("%s has no numbers to replace".formatted(layer));
                });
    }

    private void run(int from, int to) {
        for (int i = from; i < to; i++) {
            steps.get(i).run();
        }
    }

    /** Adds another bias to the results of a multiplication in the last batch, if traced, without multiplying again. */
    public void rebias(int mac, byte[] bias) {
        int node = network.macs().get(mac).node();
        load(mac, bias);
        DigitalSteps.keep(readings.get(mac), values.get(node), loops).run();
        BiasStep step = biases.get(mac);
        if (step != null) {
            step.run();
        }
    }

    /** Adds this bias to the results of a multiplication from now on. */
    public void load(int mac, byte[] bias) {
        BiasStep step = biases.get(mac);
        if (step != null) {
            step.load(bias);
        }
    }

    /** The results of a node in the last batch. */
    public Values values(int node) {
        return values.get(node);
    }

    /** The results of a multiplication in the last batch before a digital bias is added, if traced. */
    public Values readings(int mac) {
        return readings.get(mac);
    }

    /** Copies results of the last batch. */
    public void copy(Values from, Vectors to) {
        transfer.write(from, to);
    }

    private Values zeros(int size) {
        return Values.zeros(samples, size);
    }

    private Values multiply(Mac mac) {
        Node node = network.nodes().get(mac.node());
        Values input = values.get(node.input());
        Values results = zeros(node.shape().size());
        boolean signed = kinds.get(node.input()) == ValueKind.SIGNED_ACTIVATION;
        Values positive = signed ? zeros(input.size()) : input;
        Values magnitudes = signed ? zeros(input.size()) : input;
        if (signed) {
            steps.add(DigitalSteps.split(input, positive, magnitudes));
        }
        steps.add(() -> executor.execute(
                mac.index(), noise.fold(mac.index()), positive.batch(), magnitudes.batch(), results.batch()));
        readings.add(results);
        if (mac.layer().bias().digital()) {
            if (traced) {
                Values before = zeros(results.size());
                readings.set(mac.index(), before);
                steps.add(DigitalSteps.keep(results, before, loops));
            }
            BiasStep bias = new BiasStep(results, loops);
            biases.put(mac.index(), bias);
            steps.add(bias);
        }
        return results;
    }

    private Values add(int number, Node node) {
        return switch (node.layer()) {
            case Input _ -> zeros(node.shape().size());
            case ConvertingRelu relu -> {
                Values to = overwritable(node);
                steps.add(DigitalSteps.convertingRelu(values.get(node.input()), to, relu.shift(), loops));
                yield to;
            }
            case Requantize convert -> {
                Values to = overwritable(node);
                steps.add(DigitalSteps.convert(values.get(node.input()), to, convert, loops));
                yield to;
            }
            case Slices slices -> {
                Values to = zeros(node.shape().size());
                steps.add(DigitalSteps.slices(values.get(node.input()), to, slices));
                yield to;
            }
            case Relu relu -> {
                Values to = overwritable(node);
                steps.add(DigitalSteps.relu(values.get(node.input()), to, relu.largest(), loops));
                yield to;
            }
            case Pad pad -> {
                Values to = zeros(node.shape().size());
                steps.add(DigitalSteps.pad(pad.taps(network.inputShape(node)), values.get(node.input()), to));
                yield to;
            }
            case HostLayer host -> {
                Values to = overwritable(node);
                int channels = node.shape().channels();
                steps.add(HostSteps.of(host, channels, values.get(node.input()), to));
                yield to;
            }
            case Flatten _, Reshape _, Readout _ -> values.get(node.input());
            case Pool pool -> pooled(node, pool.mode(), pool.moreBits(), pool.taps(network.inputShape(node)));
            case GlobalAveragePool pool ->
                pooled(node, Pool.Mode.AVERAGE, pool.moreBits(), pool.taps(network.inputShape(node)));
            case ColumnMean mean -> {
                Values to = zeros(node.shape().size());
                steps.add(DigitalSteps.columnMean(mean, values.get(node.input()), to));
                yield to;
            }
            case ArgMax _ -> {
                Values to = zeros(1);
                steps.add(DigitalSteps.argMax(values.get(node.input()), to));
                yield to;
            }
            case Add _ -> {
                Values to = zeros(node.shape().size());
                steps.add(DigitalSteps.add(inputs(node), to, loops));
                yield to;
            }
            case Concatenate _ -> {
                Values to = zeros(node.shape().size());
                List<Integer> channels = node.inputs().stream()
                        .map(i -> network.nodes().get(i).shape().channels())
                        .toList();
                steps.add(DigitalSteps.concatenate(inputs(node), channels, to));
                yield to;
            }
            case BatchNorm _, MacLayer _ ->
                throw new IllegalArgumentException(
                        "node %s, %s, is not a digital layer".formatted(number, node.layer()));
        };
    }

    private List<Values> inputs(Node node) {
        return node.inputs().stream().map(values::get).toList();
    }

    /** Where the results of a layer go that works element by element: over its input if nothing else needs that. */
    private Values overwritable(Node node) {
        int input = node.input();
        boolean own = !traced
                && consumers.get(input).size() == 1
                && (network.nodes().get(input).layer() instanceof MacLayer
                        || network.nodes().get(input).layer() instanceof Add);
        return own ? values.get(input) : zeros(node.shape().size());
    }

    private Values pooled(Node node, Pool.Mode mode, int moreBits, Im2col taps) {
        Values to = zeros(node.shape().size());
        steps.add(new PoolStep(mode, moreBits, taps, values.get(node.input()), to, loops));
        return to;
    }
}
