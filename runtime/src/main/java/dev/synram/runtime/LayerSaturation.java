package dev.synram.runtime;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Plan;
import dev.synram.network.Mac;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.Relu;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.execution.ChipExecutor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often a multiplication reaches the limits of its numbers.
 *
 * @param layer its name
 * @param results share of its 8-bit results that are the largest possible or, unless a ReLU drops it, the smallest, 0..1
 * @param activations share of the activations that it takes that are the largest possible, 0..1
 */
public record LayerSaturation(String layer, double results, double activations) {

    /** Below every result. */
    private static final int NEVER = Byte.MIN_VALUE - 1;

    /**
     * Measures on chips.
     *
     * @param chips in the order of the compiler's machine, calibrated
     * @param samples vectors of activations
     * @return one for each multiplication
     */
    public static List<LayerSaturation> measure(
            List<Chip> chips, Compiler compiler, QuantizedNetwork network, NoiseKey noise, Vectors samples) {
        Plan plan = compiler.compile(network);
        Map<Integer, Chip> byNumber = new HashMap<>();
        for (int i = 0; i < chips.size(); i++) {
            byNumber.put(i, chips.get(i));
        }
        TracedProgram program = new TracedProgram(byNumber, plan.replicas().getFirst(), new ChipExecutor(1));
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
            byte[] results = program.values(mac.node()).data();
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
        return !consumers.isEmpty()
                && consumers.stream()
                        .map(consumer -> network.network().nodes().get(consumer).layer())
                        .allMatch(layer -> layer instanceof Relu || layer instanceof ConvertingRelu);
    }

    private static double share(byte[] values, int low, int high) {
        int count = 0;
        for (byte value : values) {
            count += value <= low || value >= high ? 1 : 0;
        }
        return count / (double) Math.max(1, values.length);
    }
}
