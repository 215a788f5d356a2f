package dev.synram.bench;

import dev.synram.chip.Block;
import dev.synram.chip.Chip;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.random.CounterRandom;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.target.Target;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.runtime.ChipCluster;
import dev.synram.runtime.NetworkRunner;
import dev.synram.simulator.Fidelity;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * A repeatable workload. Those that are made here run on a nominal chip with all its errors and noise.
 *
 * @param amount amount of work of a repetition, in the unit of its metric times seconds
 * @param repetition runs the workload once
 */
public record Workload(double amount, Runnable repetition) {

    private static final int BATCH = 1000;
    private static final int INPUTS = 256;
    private static final int OUTPUTS = 512;
    private static final int EVENT_DRIVEN_VECTORS = 200;
    private static final double GIGA = 1e9;
    private static final int MOST_LATENCIES = 1_000_000;
    private static final double KEPT_WITHIN = 0.99;
    /** Places the MNIST network on one chip. */
    static final Compiler COMPILER = new Compiler(Target.of(1), 2);

    static final List<Integer> SENDS = List.of(1, 2, 2);

    /**
     * The matrix in tiles: two of 128 rows for each of two of 256 columns; the results of row tiles are added on the
     * chip.
     */
    static Workload multiplication(int threads) {
        Chip chip = new SimulatedChip(1, ChipParameters.nominal(), threads);
        List<byte[]> weights = new ArrayList<>();
        for (int tile = 0; tile < 4; tile++) {
            weights.add(weights(Block.whole(0).size(), tile));
        }
        Vectors inputs = activations(BATCH, INPUTS);
        Vectors results = Vectors.zeros(BATCH, OUTPUTS);
        Runnable repetition = () -> {
            for (int tile = 0; tile < 4; tile++) {
                Block block = Block.whole(tile % 2);
                chip.writeWeights(block, weights.get(tile));
                Vectors some = inputs.slice(tile % 2 * ChipGeometry.SIGNED_INPUTS, ChipGeometry.SIGNED_INPUTS);
                Vectors sums = results.slice(tile / 2 * ChipGeometry.COLUMNS, ChipGeometry.COLUMNS);
                NoiseKey noise = NoiseKey.of(1).fold(tile);
                if (tile % 2 == 0) {
                    chip.multiply(new Multiplication(block, noise), some, sums);
                } else {
                    chip.multiplyAdd(new Multiplication(block, noise), some, sums);
                }
            }
        };
        return new Workload(BATCH * (double) INPUTS * OUTPUTS / GIGA, repetition);
    }

    static Workload eventDriven(int threads) {
        Chip chip = new SimulatedChip(
                1, ChipParameters.nominal(), ChipGeometry.BRAINSCALES2, Fidelity.EVENT_DRIVEN, threads);
        Block block = Block.whole(0);
        chip.writeWeights(block, weights(block.size(), 1));
        Vectors inputs = activations(EVENT_DRIVEN_VECTORS, block.inputs());
        Vectors results = Vectors.zeros(EVENT_DRIVEN_VECTORS, block.columns());
        return new Workload(
                EVENT_DRIVEN_VECTORS * (double) block.size() / GIGA,
                () -> chip.multiply(new Multiplication(block, NoiseKey.of(1)), inputs, results));
    }

    static Workload inference(int batch, int threads) {
        Network network = Network.mnist();
        List<QuantizedNetwork.Mac> macs = new ArrayList<>();
        for (Mac mac : network.macs()) {
            byte[] weights = weights(mac.inputs() * mac.outputs(), mac.index());
            macs.add(new QuantizedNetwork.Mac(
                    new QuantizedWeights(mac.inputs(), mac.outputs(), weights), SENDS.get(mac.index())));
        }
        Chip chip = new SimulatedChip(1, ChipParameters.nominal(), threads);
        ChipCluster cluster = ChipCluster.withTarget(List.of(chip), COMPILER.target(), Double.NaN, threads);
        NetworkRunner runner =
                new NetworkRunner(cluster, COMPILER, new QuantizedNetwork(network, macs, new TreeMap<>()));
        Vectors images = activations(batch, network.input().size());
        Vectors results = Vectors.zeros(batch, network.output().size());
        NoiseKey noise = NoiseKey.of(1);
        return new Workload(batch, () -> runner.run(noise, images, results));
    }

    /** Repeats the work for about the given time, at least once: the amount of work per second. */
    public double rate(double seconds) {
        long repetitions = 0;
        long begin = System.nanoTime();
        double passed;
        do {
            repetition.run();
            repetitions++;
            passed = (System.nanoTime() - begin) / 1e9;
        } while (passed < seconds);
        return repetitions * amount / passed;
    }

    /** Repeats the work for about the given time, at least once: the 99th percentile of how long it took, in µs. */
    public double latency(double seconds) {
        long[] nanos = new long[MOST_LATENCIES];
        int count = 0;
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long begin = System.nanoTime();
        do {
            repetition.run();
            long now = System.nanoTime();
            nanos[count++] = now - begin;
            begin = now;
        } while (begin < end && count < MOST_LATENCIES);
        Arrays.sort(nanos, 0, count);
        return nanos[(int) (count * KEPT_WITHIN)] / 1e3;
    }

    static byte[] weights(int count, long seed) {
        byte[] weights = new byte[count];
        for (int i = 0; i < count; i++) {
            weights[i] =
                    (byte) (CounterRandom.below(2 * ChipGeometry.MAX_WEIGHT + 1, seed, i) - ChipGeometry.MAX_WEIGHT);
        }
        return weights;
    }

    static Vectors activations(int count, int length) {
        Vectors vectors = Vectors.zeros(count, length);
        for (int i = 0; i < vectors.data().length; i++) {
            vectors.data()[i] = (byte) CounterRandom.below(ChipGeometry.MAX_ACTIVATION + 1, 99, i);
        }
        return vectors;
    }
}
