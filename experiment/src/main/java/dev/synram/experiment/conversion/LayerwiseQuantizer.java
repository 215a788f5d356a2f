package dev.synram.experiment.conversion;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.compiler.Compiler;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.plan.Workload;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.ColumnMean;
import dev.synram.network.layer.Layer;
import dev.synram.network.layer.MacLayer;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.quantization.MacScaling;
import dev.synram.network.quantization.MacScaling.Arrangement;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.quantization.ResultLimit;
import dev.synram.network.quantization.ResultScales;
import dev.synram.network.quantization.ScaledLayers;
import dev.synram.runtime.ChipCluster;
import dev.synram.runtime.TracedProgram;
import dev.synram.runtime.host.FloatProducts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Chooses the numbers of a lowered network layer after layer, each for the activations that really arrive from the layers
 * before it on a chip without errors: the scale of its results for what its converters read, and a bias that takes back
 * what rounding has shifted in the mean of each output.
 */
final class LayerwiseQuantizer {

    /** Readings beyond are compressed on a calibrated chip, in LSB. */
    private static final double LINEAR = 100;

    private final Reference reference;
    private final Trial trial;
    private final Network network;
    private final ChipCluster chips;
    private final TracedProgram program;
    private final Program layout;
    private final ResultScales scales;
    private final Map<String, FloatWeights> biases = new HashMap<>();
    private final List<LayerFit> fits = new ArrayList<>();

    LayerwiseQuantizer(Reference reference, Trial trial, Network lowered, ChipCluster chips, int waitBetweenEvents) {
        this.reference = reference;
        this.trial = trial;
        this.chips = chips;
        network = lowered;
        int macs = lowered.macs().size();
        Workload work = new Workload(lowered, Collections.nCopies(macs, 1), Collections.nCopies(macs, 1.0));
        layout = new Compiler(chips.target(), waitBetweenEvents)
                .compile(work, Compiler.DEFAULT_BATCH)
                .replicas()
                .getFirst();
        program = new TracedProgram(chips, layout);
        scales = new ResultScales(lowered);
        limitByReference();
    }

    /** Scales by the results in float, which also bound those of layers that share a scale. */
    private void limitByReference() {
        for (int i = 0; i < network.nodes().size(); i++) {
            if (scales.isResult(i)) {
                Node node = network.nodes().get(i);
                ResultLimit limit = ResultLimit.of(network, i);
                scales.limit(i, ScaleSearch.usual(reference.of(node.name()), limit));
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

    private void choose(Mac mac, FloatProducts host) {
        Arrangement arrangement = Arrangements.of(network, mac, scales);
        FloatWeights weights = reference.weights(mac.name());
        FloatWeights bias = reference.bias(mac.name());
        double most = MacScaling.reach(weights, arrangement, chips.gain());
        if (scales.isShared(mac.node())) {
            most = Math.min(most, scales.of(mac.node()));
        }
        TileProducts products = products(mac, weights, arrangement, host);
        double own = new ScaleSearch(
                        products,
                        bias.values(),
                        arrangement.constantRows() > 0,
                        reference.of(mac.name()),
                        ResultLimit.of(network, mac.node()),
                        arrangement.mean())
                .best(most);
        scales.set(mac.node(), Math.min(most, own * trial.stretch(mac.name())));
        biases.put(mac.name(), arrangement.boosted(bias).ofColumns(arrangement.columns()));
        MacScaling scaling = scaling(mac);
        program.send(mac.index(), scaling.numSends());
        program.load(mac.index(), QuantizedWeights.of(scaling.weights()), digital(mac, scaling));
    }

    /** Takes back what each column reads too much or too little in the mean. */
    private void correct(Mac mac) {
        MacScaling before = scaling(mac);
        FloatWeights bias = bias(mac);
        double scale = scales.of(mac.node());
        float[] wanted = reference.of(mac.name());
        byte[] readings = program.readings(mac.index()).data();
        ColumnMean mean = Arrangements.mean(network, mac.node());
        int columns = mean.columns();
        double[] missing = new double[bias.outputs()];
        float[] offsets = before.offsets().values();
        int[] boosts = IntStream.range(0, missing.length)
                .map(column -> 1 << mean.shifts().get(column / columns))
                .toArray();
        for (int i = 0; i < readings.length; i += missing.length) {
            for (int column = 0; column < missing.length; column++) {
                double expected = wanted[(i + column) / columns] * (scale * boosts[column]) - offsets[column];
                missing[column] += linear(expected) - linear(readings[i + column]);
            }
        }
        float[] corrected = bias.values().clone();
        for (int column = 0; column < corrected.length; column++) {
            corrected[column] += (float) (missing[column] * missing.length / readings.length / scale);
        }
        biases.put(mac.name(), new FloatWeights(1, corrected.length, corrected));
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

    /** The range in which a converter can be trusted. */
    private static double linear(double reading) {
        return Math.max(-LINEAR, Math.min(LINEAR, reading));
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
        byte[] results = program.values(network.nodes().size() - 1).data();
        double scale = scales.of(network.nodes().size() - 1);
        float[] outputs = new float[results.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (float) (results[i] / scale);
        }
        return outputs;
    }
}
