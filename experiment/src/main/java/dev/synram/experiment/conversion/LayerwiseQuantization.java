package dev.synram.experiment.conversion;

import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.quantization.MacScaling;
import dev.synram.network.quantization.MacScaling.Arrangement;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.ResultScales;
import dev.synram.network.quantization.ScaledLayers;
import dev.synram.network.quantization.Unrounded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The numbers of a lowered network in units of float, for chips of any gain.
 *
 * @param network the lowered network; limits and units of layers in float
 * @param reference the network in float
 * @param scales LSB per unit of each node
 * @param biases of multiplications, by their names, in float
 * @param fits how well multiplications use the chip
 * @param outputs of calibration data on the chips, before what users apply to them, in float
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as records
record LayerwiseQuantization(
        Network network,
        Reference reference,
        ResultScales scales,
        Map<String, FloatWeights> biases,
        List<LayerFit> fits,
        float[] outputs) {

    /** How far the outputs are from those in float. */
    double distance(Criterion criterion) {
        return criterion.of(
                reference.logits(), outputs, Logits.count(reference.network().network()));
    }

    /** LSB per unit of the results of each multiplication, by its node. */
    Map<Integer, Double> scaleOfEach() {
        return network.macs().stream().map(Mac::node).collect(Collectors.toMap(Function.identity(), scales::of));
    }

    /** For each multiplication, sends times rows of an activation, by its name. */
    Map<String, Integer> strengths(double gain) {
        Map<String, Integer> strengths = new TreeMap<>();
        for (Mac mac : network.macs()) {
            Arrangement arrangement = Arrangements.of(network, mac, scales);
            strengths.put(
                    mac.name(),
                    scaling(mac, gain).numSends() * arrangement.rows().copies());
        }
        return strengths;
    }

    private MacScaling scaling(Mac mac, double gain) {
        return scaling(mac, Objects.requireNonNull(biases.get(mac.name())), gain);
    }

    private MacScaling scaling(Mac mac, FloatWeights bias, double gain) {
        return MacScaling.of(
                reference.weights(mac.name()),
                bias,
                scales.of(mac.node()),
                Arrangements.of(network, mac, scales),
                gain);
    }

    /** The network in units of a chip. */
    Quantization of(double gain) {
        List<FloatWeights> parameters = new ArrayList<>();
        List<Integer> sends = new ArrayList<>();
        for (Mac mac : network.macs()) {
            MacScaling scaling = scaling(mac, gain);
            parameters.add(scaling.weights());
            parameters.add(HalfStep.added(network, mac.node(), scaling.offsets()));
            sends.add(scaling.numSends());
        }
        return new Quantization(
                scaled(),
                parameters,
                sends,
                List.of(),
                scales.of(network.nodes().size() - 1));
    }

    private Network scaled() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < network.nodes().size(); i++) {
            Node node = network.nodes().get(i);
            nodes.add(new Node(node.name(), ScaledLayers.of(node, i, scales), node.inputs(), node.shape()));
        }
        return new Network(network.name(), nodes);
    }

    /** What the network would compute on chips without errors if nothing were rounded. */
    Unrounded unrounded(double gain) {
        List<FloatWeights> parameters = new ArrayList<>();
        List<Integer> sends = new ArrayList<>();
        List<Integer> halfSteps = new ArrayList<>();
        for (Mac mac : network.macs()) {
            Arrangement arrangement = Arrangements.of(network, mac, scales);
            FloatWeights bias = arrangement.boosted(reference.bias(mac.name())).ofColumns(arrangement.columns());
            MacScaling scaling = scaling(mac, bias, gain);
            parameters.add(scaling.weights());
            parameters.add(scaling.offsets());
            sends.add(scaling.numSends());
            halfSteps.add(HalfStep.needed(network, mac.node()));
        }
        return new Unrounded(scaled(), parameters, sends, gain, halfSteps, true);
    }
}
