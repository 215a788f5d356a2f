package dev.synram.runtime;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Input;
import dev.synram.network.quantization.Dequantized;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.Unrounded;
import java.util.List;
import java.util.TreeMap;

/**
 * Runs a network on the host, all but one multiplication: that one runs on chips, with its activations and weights. What the
 * network loses is the accuracy drop that this layer causes alone. The others are not rounded.
 */
public final class OneLayerOnChip implements AutoCloseable {

    private final ChipCluster cluster;
    private final Compiler compiler;
    private final QuantizedNetwork network;
    private final Unrounded unrounded;
    private final ActivationGrid grid;
    private final FloatRunner runner;

    /**
     * Prepares.
     *
     * @param cluster the chips, calibrated; its threads compute the layers on the host
     * @param compiler lays the multiplication out on them
     * @param network for the chips
     * @param unrounded the same network without rounding
     * @throws dev.synram.network.NetworkException if the gain of the chips is unknown
     */
    public OneLayerOnChip(ChipCluster cluster, Compiler compiler, QuantizedNetwork network, Unrounded unrounded) {
        this.cluster = cluster;
        this.compiler = compiler;
        this.network = network;
        this.unrounded = unrounded;
        Dequantized host = unrounded.inFloat();
        grid = new ActivationGrid(unrounded.network(), host, unrounded.nearest());
        runner = new FloatRunner(host.network(), cluster.threads());
    }

    /** The results of the last layer, in LSB, all on the host: samples x outputs. */
    public float[] onHost(float[] samples) {
        return runner.run(samples);
    }

    /**
     * The results of the last layer, in LSB, with one multiplication on chips.
     *
     * @param mac number of the multiplication
     * @param noise key of the noise
     * @param samples within 0..1 or -1..1
     */
    public float[] run(int mac, NoiseKey noise, float[] samples) {
        return run(
                mac,
                noise,
                samples,
                new LayerDeviation.Sums(
                        network.network(), network.network().macs().get(mac)));
    }

    /**
     * The same, and how far the results of the layer are from those on the host.
     *
     * @param deviation adds up what is compared
     */
    public float[] run(int mac, NoiseKey noise, float[] samples, LayerDeviation.Sums deviation) {
        Mac layer = network.network().macs().get(mac);
        int input = network.network().nodes().get(layer.node()).input();
        NetworkRunner alone = new NetworkRunner(cluster, compiler, alone(layer, input));
        ColumnMean mean = mean(layer);
        int[] batches = new int[1];
        return runner.run(samples, (node, before, inFloat) -> {
            if (node != layer.node()) {
                return inFloat.get();
            }
            Vectors activations = Vectors.of(
                    grid.elements(input, before.get(input)), layer.input().size());
            byte[] columns = alone.run(noise.fold(batches[0]++), activations).data();
            int halfStep = unrounded.halfSteps().get(mac);
            deviation.add(columns, inFloat.get(), mean, halfStep);
            return means(columns, mean, halfStep);
        });
    }

    /** How columns become one result a channel. */
    private ColumnMean mean(Mac layer) {
        for (int consumer : network.network().consumers().get(layer.node())) {
            if (network.network().nodes().get(consumer).layer() instanceof ColumnMean mean) {
                return mean;
            }
        }
        return ColumnMean.of(1, layer.outputs());
    }

    private QuantizedNetwork alone(Mac layer, int input) {
        Node node = network.network().nodes().get(layer.node());
        Network single = new Network(
                network.network().name() + ": " + layer.name(),
                List.of(
                        new Node("input", new Input(layer.input(), grid.isSigned(input)), List.of(), layer.input()),
                        new Node(layer.name(), layer.layer(), List.of(0), node.shape())));
        return new QuantizedNetwork(single, List.of(network.macs().get(layer.index())), new TreeMap<>());
    }

    /** The mean over the columns of each result, as the host computes it, without the half step for requantization. */
    private static float[] means(byte[] columns, ColumnMean mean, int halfStep) {
        float[] means = new float[columns.length / mean.columns()];
        for (int i = 0; i < means.length; i++) {
            int sum = 0;
            for (int column = 0; column < mean.columns(); column++) {
                sum += columns[i * mean.columns() + column];
            }
            double divisor = mean.divisor(i % mean.shifts().size());
            means[i] = (float) Math.floor(sum / divisor + 0.5) - halfStep;
        }
        return means;
    }

    @Override
    public void close() {
        runner.close();
    }
}
