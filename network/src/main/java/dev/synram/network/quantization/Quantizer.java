package dev.synram.network.quantization;

import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.Add;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.ConvertingRelu;
import dev.synram.network.layer.HostLayer;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.layer.Readout;
import dev.synram.network.layer.Relu;
import dev.synram.network.layer.Requantize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scales a network trained in float to the ranges of a chip: chooses weight scale, number of sends and shift of each
 * layer, so that results use the 8-bit range and activations the 5-bit range.
 *
 * <p>With inputs scaled by {@code s}, weights by {@code k} and {@code n} sends, a float result {@code y} is read as
 * {@code gain * n * s * k * y} LSB. The weights use their full range where one send is too weak; where one send is
 * already too strong, they are scaled down. Where even many sends are too weak, results are shifted by fewer bits.
 */
public final class Quantizer {

    /** Target for the 99.9th percentile of the last layer's results, in LSB: within the linear range. */
    private static final double LOGIT_LIMIT = 80;

    /** Target for results that are not requantized, in LSB: the full scale of {@link LoweringPass#DEFAULT_SHIFT}. */
    private static final double RESULT_LIMIT = ConvertingRelu.MAX << LoweringPass.DEFAULT_SHIFT;

    private static final int MAX_SENDS = 64;
    private static final int MAX_ROUNDS = 8;

    private final double gain;
    private final QuantizationOptions options;

    /** Makes a quantizer with the default options. */
    public Quantizer(double gain) {
        this(gain, QuantizationOptions.DEFAULT);
    }

    /**
     * Makes a quantizer.
     *
     * @param gain LSB per unit of activation x weight at one send, measured on the chip
     */
    public Quantizer(double gain, QuantizationOptions options) {
        if (!(gain > 0)) {
            throw new IllegalArgumentException("the gain of a chip is " + gain + "; it must be positive");
        }
        this.gain = gain;
        this.options = options;
    }

    /** Runs a network in float on any amount of calibration data. */
    @FunctionalInterface
    public interface FloatRun {

        /** The results of each node of a network for inputs within 0..1 or -1..1. */
        List<float[]> results(FloatNetwork network);
    }

    /**
     * Scales a network to the ranges of a chip.
     *
     * @param network with or without batch normalization
     * @param run computes results for calibration data
     */
    public Quantization quantize(FloatNetwork network, FloatRun run) {
        FloatNetwork plain = network.folded();
        FloatNetwork folded = options.equalize() ? CrossLayerEqualization.of(plain, run.results(plain)) : plain;
        options.check(folded.network());
        Map<String, Integer> shifts = new HashMap<>();
        Network lowered = LoweringPass.of(folded.network(), name -> chosenShift(shifts, name));
        List<float[]> results = run.results(new FloatNetwork(lowered, folded.parameters()));
        for (int round = 0; ; round++) {
            ResultScales scales = scales(lowered, folded.parameters(), results);
            if (round == LoweringPass.DEFAULT_SHIFT || !lowerStarved(lowered, scales, results, shifts)) {
                return quantization(lowered, folded.parameters(), scales, results);
            }
            lowered = LoweringPass.of(folded.network(), name -> chosenShift(shifts, name));
        }
    }

    private int chosenShift(Map<String, Integer> shifts, String layer) {
        Integer wish = options.choice(layer).shift();
        return wish != null ? wish : shifts.getOrDefault(layer, LoweringPass.DEFAULT_SHIFT);
    }

    /**
     * The range of a node's results.
     *
     * @param lsb largest magnitude in LSB
     * @param step LSB per activation
     * @param signed whether negative results matter
     * @param largest float value above which results are clipped anyway
     */
    private record Limit(double lsb, int step, boolean signed, float largest) {}

    private static Limit limit(Network network, List<Integer> consumers) {
        if (consumers.isEmpty()) {
            return new Limit(LOGIT_LIMIT, 1, false, Float.POSITIVE_INFINITY);
        }
        Limit tightest = new Limit(RESULT_LIMIT, 1, false, 0);
        for (int consumer : consumers) {
            Limit limit = switch (network.nodes().get(consumer).layer()) {
                case ConvertingRelu relu ->
                    new Limit(relu.fullScale(), 1 << relu.shift(), false, Float.POSITIVE_INFINITY);
                case Requantize requantize ->
                    new Limit(
                            ConvertingRelu.MAX << requantize.shift(),
                            1 << requantize.shift(),
                            true,
                            Float.POSITIVE_INFINITY);
                case Relu relu -> new Limit(RESULT_LIMIT, 1, false, relu.limit());
                case Readout _, ArgMax _ -> new Limit(LOGIT_LIMIT, 1, false, Float.POSITIVE_INFINITY);
                default -> new Limit(RESULT_LIMIT, 1, true, Float.POSITIVE_INFINITY);
            };
            tightest = new Limit(
                    Math.min(tightest.lsb, limit.lsb),
                    Math.max(tightest.step, limit.step),
                    tightest.signed || limit.signed,
                    Math.max(tightest.largest, limit.largest));
        }
        return tightest;
    }

    private static float[] limited(float[] results, Limit limit) {
        float[] copy = results.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = Math.min(limit.largest, limit.signed ? Math.abs(copy[i]) : copy[i]);
        }
        return copy;
    }

    private ResultScales scales(Network network, List<FloatWeights> parameters, List<float[]> results) {
        ResultScales scales = new ResultScales(network);
        List<List<Integer>> consumers = network.consumers();
        for (int i = 0; i < network.nodes().size(); i++) {
            if (scales.isResult(i)) {
                Limit limit = limit(network, consumers.get(i));
                scales.limit(i, options.rule().scale(limited(results.get(i), limit), limit.lsb, limit.step));
            }
            if (network.nodes().get(i).layer() instanceof HostLayer) {
                scales.limit(i, RESULT_LIMIT / magnitude(results.get(i)));
            }
        }
        boolean changed = true;
        for (int round = 0; changed && round < MAX_ROUNDS; round++) {
            changed = false;
            int next = 0;
            for (Mac mac : network.macs()) {
                float largest = parameters.get(next++).largest();
                next += mac.layer().bias().exists() ? 1 : 0;
                double reach = reach(network, scales, mac, largest);
                changed |= scales.limit(mac.node(), reach);
            }
        }
        return scales;
    }

    /**
     * The usual magnitude of the results of the host, or 1 if all are 0. No weights limit their scale, and what takes them
     * may drop all that occurs.
     */
    private static double magnitude(float[] results) {
        float[] magnitudes = new float[results.length];
        for (int i = 0; i < results.length; i++) {
            magnitudes[i] = Math.abs(results[i]);
        }
        Arrays.sort(magnitudes);
        float usual = ScalingRule.usual(magnitudes);
        return usual > 0 ? usual : 1;
    }

    /** The largest possible scale of a multiplication's results, or the one fixed by the user. */
    private double reach(Network network, ResultScales scales, Mac mac, float largestWeight) {
        double unit = gain * scales.of(network.nodes().get(mac.node()).input());
        return unit * weightScale(mac, largestWeight) * sends(mac, scales.of(mac.node()) / unit, largestWeight, true);
    }

    private double weightScale(Mac mac, float largestWeight) {
        Double wish = options.choice(mac.name()).weightScale();
        return wish != null ? wish : widest(largestWeight);
    }

    /** The number of sends for which weights times sends reach {@code wanted}, or the largest number. */
    private int sends(Mac mac, double wanted, float largestWeight, boolean most) {
        QuantizationOptions.Choice choice = options.choice(mac.name());
        if (choice.numSends() != null) {
            return choice.numSends();
        }
        double ratio = wanted / weightScale(mac, largestWeight);
        if (choice.weightScale() != null) {
            return (int) Math.clamp(Math.floor(ratio * (1 + 1e-9)), 1, MAX_SENDS);
        }
        return most ? MAX_SENDS : (int) Math.clamp(Math.ceil(ratio), 1, MAX_SENDS);
    }

    private static double widest(float largestWeight) {
        return QuantizedWeights.MAX / Math.max(largestWeight, Float.MIN_NORMAL);
    }

    /** Reduces the shift of results that reach less than half of their range; returns whether there were any. */
    private boolean lowerStarved(
            Network network, ResultScales scales, List<float[]> results, Map<String, Integer> shifts) {
        boolean any = false;
        List<List<Integer>> consumers = network.consumers();
        for (Node node : network.nodes()) {
            if (!node.name().endsWith(".converted")) {
                continue;
            }
            int source = node.input();
            Node requantized = network.nodes().get(source);
            Limit limit = limit(network, consumers.get(source));
            float[] sorted = limited(results.get(source), limit);
            Arrays.sort(sorted);
            int shift = chosenShift(shifts, requantized.name());
            boolean starved = ScalingRule.usual(sorted) * scales.of(source) < (ConvertingRelu.MAX << shift) / 2.0;
            if (starved && shift > 0 && options.choice(requantized.name()).shift() == null) {
                shifts.put(requantized.name(), shift - 1);
                any = true;
            }
        }
        return any;
    }

    private Quantization quantization(
            Network network, List<FloatWeights> parameters, ResultScales scales, List<float[]> results) {
        List<Node> nodes = new ArrayList<>(network.nodes());
        List<FloatWeights> onChip = new ArrayList<>();
        List<Integer> numSends = new ArrayList<>();
        int next = 0;
        for (Mac mac : network.macs()) {
            FloatWeights weights = parameters.get(next++);
            double unit = gain * scales.of(network.nodes().get(mac.node()).input());
            double wanted = scales.of(mac.node()) / unit;
            int sends = sends(mac, wanted, weights.largest(), false);
            Double wish = options.choice(mac.name()).weightScale();
            FloatWeights scaled = weights.scaled((float) (wish != null ? wish : wanted / sends));
            numSends.add(sends);
            Bias bias = mac.layer().bias();
            if (bias.digital()) {
                onChip.add(scaled);
                onChip.add(parameters.get(next++).scaled((float) scales.of(mac.node())));
            } else if (bias.rows() > 0) {
                double perRow = scales.of(mac.node()) / (gain * sends * ConvertingRelu.MAX);
                ConstantRows rows = ConstantRows.of(parameters.get(next++).scaled((float) perRow), bias.rows());
                onChip.add(rows.below(scaled));
                Node node = nodes.get(mac.node());
                MacLayer layer = mac.layer().with(new Bias(false, rows.rows()));
                nodes.set(mac.node(), new Node(node.name(), layer, node.inputs(), node.shape()));
            } else {
                onChip.add(scaled);
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            nodes.set(i, new Node(node.name(), ScaledLayers.of(node, i, scales), node.inputs(), node.shape()));
        }
        return new Quantization(
                new Network(network.name(), nodes),
                onChip,
                numSends,
                uses(network, scales, results),
                scales.of(network.nodes().size() - 1));
    }

    private static List<RangeUse> uses(Network network, ResultScales scales, List<float[]> results) {
        List<RangeUse> uses = new ArrayList<>();
        List<List<Integer>> consumers = network.consumers();
        for (int i = 0; i < network.nodes().size(); i++) {
            Layer layer = network.nodes().get(i).layer();
            if (layer instanceof MacLayer || layer instanceof Add || layer instanceof HostLayer) {
                Limit limit = limit(network, consumers.get(i));
                float[] sorted = limited(results.get(i), limit);
                Arrays.sort(sorted);
                uses.add(RangeUse.of(network.nodes().get(i).name(), sorted, scales.of(i), limit.lsb));
            }
        }
        return uses;
    }
}
