package dev.synram.experiment.conversion;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.plan.Plan;
import dev.synram.compiler.plan.Program;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.quantization.ActivationRows;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.quantization.MacScaling;
import dev.synram.network.quantization.MacScaling.Arrangement;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.quantization.ResultLimit;
import dev.synram.network.quantization.ResultScales;
import dev.synram.network.quantization.ScaledLayers;
import dev.synram.runtime.ChipCluster;
import dev.synram.runtime.TracedPlan;
import dev.synram.runtime.host.FloatProducts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Chooses the numbers of a lowered network in one pass, layer after layer, each for the activations that really arrive from the
 * layers before it on the given chips: the scale of its results for what its converters read, and a bias that takes back what
 * each column reads too much or too little in the mean of all samples.
 */
final class LayerwisePass {

    private final Reference reference;
    private final Trial trial;
    private final Network network;
    private final ChipCluster chips;
    private final TracedPlan program;
    private final Program layout;
    private final ResultScales scales;
    private final Map<Integer, Double> fixed;

    /** The scale that each node's results were computed with. */
    private final Map<Integer, Double> used = new HashMap<>();

    /** Scales that multiplications with a fixed one reach at most, if that is less. */
    private final Map<Integer, Double> reached = new HashMap<>();

    private final Map<String, FloatWeights> biases = new HashMap<>();
    private final List<LayerFit> fits = new ArrayList<>();

    /**
     * Prepares a pass.
     *
     * @param plan of the lowered network on the chips; samples take its programs round robin, as when the network runs
     * @param fixed scales of results that are known, by their nodes
     */
    LayerwisePass(
            Reference reference,
            Trial trial,
            Network lowered,
            ChipCluster chips,
            Plan plan,
            Map<Integer, Double> fixed) {
        this.reference = reference;
        this.trial = trial;
        this.chips = chips;
        this.fixed = fixed;
        network = lowered;
        layout = plan.replicas().getFirst();
        program = new TracedPlan(chips, plan);
        scales = new ResultScales(lowered);
        limitByReference();
        fixed.forEach(scales::set);
    }

    /** Scales by the results in float, which also bound those of layers that share a scale. */
    private void limitByReference() {
        for (int i = 0; i < network.nodes().size(); i++) {
            if (scales.isResult(i)) {
                ResultLimit limit = ResultLimit.of(network, i);
                scales.limit(i, ScaleSearch.usual(reference.of(network, i), limit));
            }
        }
    }

    /**
     * Runs all layers.
     *
     * @param range of the samples, with the encoding of the lowered network's input
     * @param describes whether to tell how well layers use the chip, which takes time
     */
    LayerwiseQuantization run(InputRange range, boolean describes) {
        byte[] activations = range.activations(reference.samples());
        int size = network.input().size();
        program.begin(NoiseKey.of(0), Vectors.of(activations, size));
        try (FloatProducts products = new FloatProducts(chips.threads())) {
            int next = 0;
            for (int i = 0; i < network.nodes().size(); i++) {
                Node node = network.nodes().get(i);
                if (node.layer() instanceof MacLayer) {
                    choose(network.macs().get(next++), products);
                } else {
                    scaleLayer(i);
                }
                if (scales.isResult(i)) {
                    used.put(i, scales.of(i));
                }
                program.compute(i);
                if (node.layer() instanceof MacLayer) {
                    correct(network.macs().get(next - 1));
                    if (describes) {
                        fits.add(fit(network.macs().get(next - 1)));
                    }
                }
            }
        }
        return new LayerwiseQuantization(network, reference, scales, biases, fits, outputs());
    }

    /** Whether every layer was computed with the scale that its results have in the end. */
    boolean isSettled() {
        return reached.isEmpty()
                && used.entrySet().stream().allMatch(entry -> scales.of(entry.getKey()) == entry.getValue());
    }

    /** The scales that multiplications share after this pass with other layers, for another one. */
    Map<Integer, Double> shared() {
        reached.forEach(scales::limit);
        return network.macs().stream()
                .map(Mac::node)
                .filter(scales::isShared)
                .collect(Collectors.toMap(Function.identity(), scales::of));
    }

    private void choose(Mac mac, FloatProducts host) {
        Arrangement arrangement = Arrangements.of(network, mac, scales);
        FloatWeights weights = reference.weights(mac.name());
        FloatWeights bias = reference.bias(mac.name());
        double most = MacScaling.reach(weights, arrangement, chips.gain());
        if (!fixed.containsKey(mac.node())) {
            double limit = scales.isShared(mac.node()) ? Math.min(most, scales.of(mac.node())) : most;
            double own = new ScaleSearch(
                            products(mac, weights, arrangement, host),
                            bias.values(),
                            arrangement.constantRows() > 0,
                            reference.of(mac.name()),
                            ResultLimit.of(network, mac.node()),
                            arrangement.mean())
                    .best(limit);
            scales.set(mac.node(), Math.min(limit, own * trial.stretch(mac.name())));
        } else if (most < scales.of(mac.node()) * (1 - 1e-9)) {
            reached.put(mac.node(), most);
        }
        biases.put(mac.name(), arrangement.boosted(bias).ofColumns(arrangement.columns()));
        MacScaling scaling = scaling(mac);
        program.send(mac.index(), scaling.numSends());
        program.load(mac.index(), QuantizedWeights.of(scaling.weights()), digital(mac, scaling));
    }

    /** Takes back what each column reads too much or too little in the mean. */
    private void correct(Mac mac) {
        MacScaling before = scaling(mac);
        ColumnMeans means = new ColumnMeans(
                reference.of(mac.name()),
                scales.of(mac.node()),
                before.offsets(),
                ActivationRows.columns(network, mac.node()));
        biases.put(
                mac.name(),
                means.corrected(bias(mac), program.readings(mac.index()).data()));
        MacScaling after = scaling(mac);
        if (Arrays.equals(
                QuantizedWeights.of(before.weights()).values(),
                QuantizedWeights.of(after.weights()).values())) {
            program.rebias(mac.index(), digital(mac, after));
        } else {
            program.load(mac.index(), QuantizedWeights.of(after.weights()), digital(mac, after));
            program.compute(mac.node());
        }
    }

    private FloatWeights bias(Mac mac) {
        return Objects.requireNonNull(biases.get(mac.name()));
    }

    private MacScaling scaling(Mac mac) {
        return MacScaling.of(
                reference.weights(mac.name()),
                bias(mac),
                scales.of(mac.node()),
                Arrangements.of(network, mac, scales),
                chips.gain());
    }

    private byte[] digital(Mac mac, MacScaling scaling) {
        return HalfStep.added(network, mac.node(), scaling.offsets()).roundedBias();
    }

    /** What each tile of rows multiplies, in units of float, of the activations that arrive. */
    private TileProducts products(Mac mac, FloatWeights weights, Arrangement arrangement, FloatProducts host) {
        return TileProducts.of(
                mac,
                layout.steps().get(mac.index()),
                weights,
                arrangement,
                program.values(network.nodes().get(mac.node()).input()).data(),
                host);
    }

    private void scaleLayer(int number) {
        Node node = network.nodes().get(number);
        Layer scaled = ScaledLayers.of(node, number, scales);
        if (!scaled.equals(node.layer())) {
            program.replace(number, scaled);
        }
    }

    private LayerFit fit(Mac mac) {
        int tiles = (int) layout.steps().get(mac.index()).placements().stream()
                .filter(placement ->
                        placement.firstPosition() == 0 && placement.tile().firstColumn() == 0)
                .count();
        return LayerFit.of(
                mac.name(),
                program.readings(mac.index()).data(),
                program.values(mac.node()).data(),
                reference.of(mac.name()),
                scales.of(mac.node()),
                ResultLimit.of(network, mac.node()),
                Arrangements.of(network, mac, scales),
                scaling(mac).numSends(),
                tiles);
    }

    private float[] outputs() {
        int last = Logits.node(network);
        byte[] results = program.values(last).data();
        double scale = scales.of(last);
        float[] outputs = new float[results.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (float) (results[i] / scale);
        }
        return outputs;
    }
}
