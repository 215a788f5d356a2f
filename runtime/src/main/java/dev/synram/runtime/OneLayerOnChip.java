package dev.synram.runtime;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.ValueKind;
import dev.synram.network.layer.Input;
import dev.synram.network.layer.RowSlices;
import dev.synram.network.quantization.Dequantized;
import dev.synram.network.quantization.QuantizedNetwork;
import java.util.List;
import java.util.TreeMap;

/**
 * Runs a network on the host, all but one multiplication: that one runs on chips. What it loses is the accuracy drop that this
 * layer causes alone. The others compute with the chip's weights and in its units, but without rounding, limits and noise.
 */
public final class OneLayerOnChip implements AutoCloseable {

    private final ChipCluster cluster;
    private final Compiler compiler;
    private final QuantizedNetwork network;
    private final Dequantized host;
    private final List<ValueKind> kinds;
    private final FloatRunner runner;

    /**
     * Prepares.
     *
     * @param cluster the chips, calibrated; its threads compute the layers on the host
     * @param compiler lays the multiplication out on them
     * @param network with the gain of the chips
     * @throws IllegalArgumentException if the network does not know the gain
     */
    public OneLayerOnChip(ChipCluster cluster, Compiler compiler, QuantizedNetwork network) {
        this.cluster = cluster;
        this.compiler = compiler;
        this.network = network;
        host = Dequantized.of(network);
        kinds = ValueKind.of(network.network());
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
        Mac layer = network.network().macs().get(mac);
        int input = network.network().nodes().get(layer.node()).input();
        NetworkRunner alone = new NetworkRunner(cluster, compiler, alone(layer, input));
        int[] batches = new int[1];
        return runner.run(samples, (node, before, count) -> {
            if (node != layer.node()) {
                return null;
            }
            Vectors activations = Vectors.of(
                    activations(before.get(input), input), layer.input().size());
            return floats(alone.run(noise.fold(batches[0]++), activations).data());
        });
    }

    private QuantizedNetwork alone(Mac layer, int input) {
        Node node = network.network().nodes().get(layer.node());
        boolean signed = kinds.get(input) == ValueKind.SIGNED_ACTIVATION;
        Network single = new Network(
                network.network().name() + ": " + layer.name(),
                List.of(
                        new Node("input", new Input(layer.input(), signed), List.of(), layer.input()),
                        new Node(layer.name(), layer.layer(), List.of(0), node.shape())));
        return new QuantizedNetwork(single, List.of(network.macs().get(layer.index())), new TreeMap<>());
    }

    /** Inputs are rounded, what was converted on the way is rounded down. */
    private byte[] activations(float[] values, int input) {
        double unit = host.units().get(input);
        RowSlices rows = host.rows().get(input);
        double half = network.network().nodes().get(input).layer() instanceof Input ? 0.5 : 0;
        byte[] elements = new byte[values.length * rows.elements()];
        for (int i = 0; i < values.length; i++) {
            int magnitude = (int) Math.min(rows.largest(), Math.floor(Math.abs(values[i]) / unit + half));
            for (int e = 0; e < rows.elements(); e++) {
                elements[i * rows.elements() + e] = rows.element(values[i] < 0 ? -magnitude : magnitude, e);
            }
        }
        return elements;
    }

    private static float[] floats(byte[] results) {
        float[] values = new float[results.length];
        for (int i = 0; i < results.length; i++) {
            values[i] = results[i];
        }
        return values;
    }

    @Override
    public void close() {
        runner.close();
    }
}
