package dev.synram.training.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Program;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.GlobalAveragePool;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Requantize;
import dev.synram.network.layer.Slices;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.runtime.FloatRunner;
import dev.synram.runtime.TracedProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Compares the results of a layer on a chip without errors with those in float of the same 8-bit inputs. Layers without
 * a multiplication agree exactly; a multiplication rounds once a tile and sign.
 */
final class ChipLayerCheck {

    /** The chip computes in single precision. */
    private static final double PRECISION = 1e-3;

    private final QuantizedNetwork quantized;
    private final Program program;
    private final TracedProgram traced;
    private final int samples;

    ChipLayerCheck(QuantizedNetwork quantized, Program program, TracedProgram traced, int samples) {
        this.quantized = quantized;
        this.program = program;
        this.traced = traced;
        this.samples = samples;
    }

    void assertAgrees(int number) {
        Node node = quantized.network().nodes().get(number);
        byte[] results = traced.values(number).data();
        switch (node.layer()) {
            case MacLayer _ -> assertWithinRounding(number, results);
            case ConvertingRelu relu ->
                assertExact(node, results, inFloat(number), value -> Math.min(31, shifted(value, relu.shift())));
            case Requantize requantize ->
                assertExact(
                        node,
                        results,
                        inFloat(number),
                        value -> Math.signum(value) * Math.min(31, shifted(Math.abs(value), requantize.shift())));
            case Slices slices -> assertSliced(node, slices, results);
            case Pool pool -> assertMean(number, results, pool.moreBits());
            case GlobalAveragePool pool -> assertMean(number, results, pool.moreBits());
            case Readout _ ->
                assertThat(results).isEqualTo(traced.values(node.input()).data());
            default -> assertExact(node, results, inFloat(number), value -> Math.floor(value + 0.5));
        }
    }

    private void assertMean(int number, byte[] results, int moreBits) {
        Node node = quantized.network().nodes().get(number);
        assertExact(node, results, inFloat(number), value -> Math.floor(value * (1 << moreBits) + 0.5));
    }

    /** High bits, copies of them, then low bits; together they are the activation. */
    private void assertSliced(Node node, Slices slices, byte[] results) {
        byte[] before = traced.values(node.input()).data();
        int low = slices.rows().lowBits();
        int elements = slices.rows().elements();
        for (int i = 0; i < before.length; i++) {
            int magnitude = (slices.signed() ? Math.abs(before[i]) : Math.max(0, before[i])) >> slices.shift();
            int activation = Math.min((1 << (5 + low)) - 1, magnitude);
            int high = Math.abs(results[i * elements]);
            int rest = low == 0 ? 0 : Math.abs(results[(i + 1) * elements - 1]);
            assertThat((high << low) + rest)
                    .as("activation %s of %s", i, node.name())
                    .isEqualTo(activation);
            assertThat(high).isLessThan(32);
            assertThat(rest).isLessThan(1 << low);
            for (int copy = 1; copy < slices.rows().copies(); copy++) {
                assertThat(results[i * elements + copy]).isEqualTo(results[i * elements]);
            }
            for (int e = 0; e < elements; e++) {
                assertThat(results[i * elements + e] * before[i]).isGreaterThanOrEqualTo(0);
            }
        }
    }

    private static double shifted(double value, int shift) {
        return Math.floor(value / (1 << shift));
    }

    /** A number for each. */
    @FunctionalInterface
    private interface Rounding {
        double of(double value);
    }

    private static void assertExact(Node node, byte[] results, float[] inFloat, Rounding rounding) {
        for (int i = 0; i < inFloat.length; i++) {
            assertThat((int) results[i])
                    .as("element %s of %s, %s", i, node.name(), node.layer())
                    .isEqualTo((int) Math.clamp(rounding.of(inFloat[i]), -128.0, 127.0));
        }
    }

    /** The layer alone, in float, for the inputs that it had on the chip. */
    private float[] inFloat(int number) {
        return inFloat(number, value -> value);
    }

    private float[] inFloat(int number, Rounding part) {
        return inFloat(number, part, _ -> true);
    }

    /** The same with only some rows of all matrices. */
    private float[] inFloat(int number, Rounding part, IntPredicate rows) {
        Network network = quantized.network();
        try (FloatRunner runner = new FloatRunner(upTo(number, rows), 1)) {
            float[] zeros = new float[samples * network.input().size()];
            return runner.run(zeros, (node, _, inFloat) -> node == number ? inFloat.get() : values(node, part));
        }
    }

    private float[] values(int node, Rounding part) {
        byte[] bytes = traced.values(node).data();
        float[] values = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = (float) part.of(bytes[i]);
        }
        return values;
    }

    /** The network's first nodes, with the weights of the chip times its gain, and the biases on the array. */
    private FloatNetwork upTo(int last, IntPredicate rows) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : quantized.network().nodes().subList(0, last + 1)) {
            Layer layer = node.layer() instanceof MacLayer mac
                    ? mac.with(mac.bias().rows() > 0 ? Bias.DIGITAL : Bias.NONE)
                    : node.layer();
            nodes.add(new Node(node.name(), layer, node.inputs(), node.shape()));
        }
        List<FloatWeights> parameters = new ArrayList<>();
        for (Mac mac : quantized.network().macs()) {
            if (mac.node() <= last) {
                addParameters(mac, rows, parameters);
            }
        }
        return new FloatNetwork(new Network("part", nodes), parameters);
    }

    private void addParameters(Mac mac, IntPredicate rows, List<FloatWeights> parameters) {
        QuantizedNetwork.Mac given = quantized.macs().get(mac.index());
        float factor = (float) (quantized.gain() * given.numSends());
        byte[] stored = given.weights().values();
        float[] weights = new float[mac.weightRows() * mac.outputs()];
        float[] bias = new float[mac.outputs()];
        for (int i = 0; i < stored.length; i++) {
            if (!rows.test(i / bias.length)) {
                continue;
            }
            if (i < weights.length) {
                weights[i] = factor * stored[i];
            } else {
                bias[i % bias.length] += factor * ConvertingRelu.MAX * stored[i];
            }
        }
        parameters.add(new FloatWeights(mac.weightRows(), mac.outputs(), weights));
        if (mac.layer().bias().rows() > 0) {
            parameters.add(new FloatWeights(1, mac.outputs(), bias));
        }
    }

    private void assertWithinRounding(int number, byte[] results) {
        Mac mac = quantized.network().macs().stream()
                .filter(candidate -> candidate.node() == number)
                .findFirst()
                .orElseThrow();
        MacStep step = program.steps().get(mac.index());
        List<int[]> tiles = tiles(step);
        byte[] digital = quantized.macs().get(mac.index()).bias();
        double[] sums = read(number, tiles, value -> Math.max(0, value), true);
        double[] less = read(number, tiles, value -> Math.max(0, -value), false);
        for (int i = 0; i < results.length; i++) {
            double sum = limited(sums[i] - less[i]);
            double expected = digital.length == 0 ? sum : limited(sum + digital[i % digital.length]);
            assertThat((double) results[i])
                    .as("element %s of %s", i, mac)
                    .isCloseTo(expected, within(0.5 * tiles.size() * step.signs() + PRECISION));
        }
    }

    /** The rows of each tile of rows; all rows together if columns are cut in different ways. */
    private static List<int[]> tiles(MacStep step) {
        Map<Integer, int[]> byFirst = new LinkedHashMap<>();
        step.placements()
                .forEach(placement -> byFirst.putIfAbsent(
                        placement.tile().rows()[0], placement.tile().rows()));
        boolean grouped = step.mac().layer() instanceof Conv2d conv && conv.groups() > 1;
        return grouped || step.copies() > 1
                ? List.of(IntStream.range(0, step.mac().inputs()).toArray())
                : List.copyOf(byFirst.values());
    }

    /** What the converters of all tiles read together, with saturation. */
    private double[] read(int number, List<int[]> tiles, Rounding part, boolean withConstants) {
        double[] sums = new double[0];
        for (int[] tile : tiles) {
            Set<Integer> rows = Arrays.stream(tile).boxed().collect(Collectors.toSet());
            float[] products = inFloat(number, part, rows::contains);
            float[] constants = inFloat(number, _ -> 0, rows::contains);
            sums = sums.length == 0 ? new double[products.length] : sums;
            for (int i = 0; i < sums.length; i++) {
                sums[i] = limited(sums[i] + limited(withConstants ? products[i] : products[i] - constants[i]));
            }
        }
        return sums;
    }

    private static double limited(double value) {
        return Math.clamp(value, -128.0, 127.0);
    }
}
