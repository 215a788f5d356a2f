package dev.synram.runtime;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.network.Mac;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Slices;
import dev.synram.network.quantization.QuantizedNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a multiplication reaches the limits of its numbers.
 *
 * @param layer its name
 * @param results share of its 8-bit results, before a digital bias is added, that are the largest possible or, unless a
 *     ReLU drops it, the smallest, 0..1
 * @param activations share of the activations that it takes that are the largest possible, 0..1
 */
public record LayerSaturation(String layer, double results, double activations) {

    /** Below every result. */
    private static final int NEVER = Byte.MIN_VALUE - 1;

    /**
     * Measures on chips, with the first program of the runner's plan.
     *
     * @param runner has the network laid out on chips
     * @param noise key of the noise
     * @param samples vectors of activations
     * @return one for each multiplication
     */
    public static List<LayerSaturation> measure(NetworkRunner runner, NoiseKey noise, Vectors samples) {
        QuantizedNetwork network = runner.network();
        TracedProgram program =
                new TracedProgram(runner.cluster(), runner.plan().replicas().getFirst());
        for (int i = 0; i < network.macs().size(); i++) {
            program.load(
                    i, network.macs().get(i).weights(), network.macs().get(i).bias());
        }
        program.run(
                noise,
                samples,
                Vectors.zeros(samples.count(), network.network().output().size()));
        List<LayerSaturation> all = new ArrayList<>();
        List<List<Integer>> consumers = network.network().consumers();
        for (Mac mac : network.network().macs()) {
            byte[] results = program.readings(mac.index()).data();
            byte[] inputs = program.values(
                            network.network().nodes().get(mac.node()).input())
                    .data();
            all.add(new LayerSaturation(
                    mac.name(),
                    share(
                            results,
                            dropsNegative(network, consumers.get(mac.node())) ? NEVER : Byte.MIN_VALUE,
                            Byte.MAX_VALUE),
                    share(inputs, -ConvertingRelu.MAX, ConvertingRelu.MAX)));
        }
        return all;
    }

    private static boolean dropsNegative(QuantizedNetwork network, List<Integer> consumers) {
        return !consumers.isEmpty() && consumers.stream().allMatch(consumer -> dropsNegative(network, consumer));
    }

    private static boolean dropsNegative(QuantizedNetwork network, int number) {
        return switch (network.network().nodes().get(number).layer()) {
            case Relu _, ConvertingRelu _ -> true;
            case Slices slices -> !slices.signed();
            case ColumnMean _ ->
                dropsNegative(network, network.network().consumers().get(number));
            default -> false;
        };
    }

    private static double share(byte[] values, int low, int high) {
        int count = 0;
        for (byte value : values) {
            count += value <= low || value >= high ? 1 : 0;
        }
        return count / (double) Math.max(1, values.length);
    }
}
