package dev.synram.training;

import dev.synram.experiment.model.ChipInitializer;
import dev.synram.experiment.model.ChipModel;
import dev.synram.experiment.model.FittedFloatModel;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.model.QuantizedModel;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.layer.Relu;
import dev.synram.network.quantization.LoweringPass;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizationOptions;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.RequantizationShifts;
import dev.synram.network.quantization.Unrounded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The network that training in the loop starts from, quantized or drawn, for chips with a measured gain. */
final class LoopStart {

    /** The shift of all converting ReLUs in the public example (hxtorch {@code examples/perceptron/mnist.py}). */
    private static final int DRAWN_SHIFT = 1;

    private final TrainingSettings settings;
    private final StartSettings start;
    private final FittedModel fitted;

    /** Prepares the start of a network; refuses settings of layers that it does not have. */
    LoopStart(TrainingSettings settings, FittedModel fitted) {
        this.settings = settings;
        this.fitted = fitted;
        start = settings.start();
        if (fitted instanceof FittedFloatModel floats) {
            Network network = floats.host().folded().network();
            requireLayers(
                    "numSends",
                    start.numSends(),
                    network.macs().stream().map(Mac::name).toList());
            requireLayers("reluShift", start.reluShift(), RequantizationShifts.layers(network));
        } else if (start.weights() == InitialWeights.DRAWN) {
            throw new SettingException(
                    "initialWeights",
                    "is drawn, but the network is quantized already; give quantized, an .onnx file or a network of the program");
        } else if (!start.leavesLayersAlone()) {
            throw new SettingException(
                    start.numSends().isEmpty() ? "reluShift" : "numSends",
                    "is given, but the network is quantized already; leave it out or give an .onnx file");
        }
    }

    private static void requireLayers(String setting, Map<String, Integer> chosen, List<String> layers) {
        for (String layer : chosen.keySet()) {
            if (!layers.contains(layer)) {
                throw new SettingException(
                        setting, "names layer %s; it can be given for %s".formatted(layer, String.join(", ", layers)));
            }
        }
    }

    /**
     * The network in float that results on chips are compared with: with drawn weights, the drawn network.
     *
     * @param first the network that training starts from
     */
    FittedModel reference(ChipModel first) {
        return start.weights() == InitialWeights.DRAWN
                ? new QuantizedModel(first.network().network().name(), first.network())
                : fitted;
    }

    /**
     * The network for chips.
     *
     * @param gain LSB per unit of activation x weight at one send, measured on the chips
     */
    ChipModel onChips(double gain) {
        if (!(fitted instanceof FittedFloatModel floats)) {
            return fitted.onChips(gain);
        }
        return start.weights() == InitialWeights.DRAWN ? drawn(floats, gain) : quantized(floats, gain);
    }

    private ChipModel drawn(FittedFloatModel floats, double gain) {
        Network folded = floats.host().folded().network();
        requireUnlimited(folded);
        Network shifted = RequantizationShifts.replaced(folded, (layer, _) -> drawnShift(layer));
        Quantization quantization = new ChipInitializer(
                        gain, start.numSends(), settings.chips().seed())
                .draw(LoweringPass.of(shifted, this::drawnShift));
        QuantizedNetwork network = quantization
                .rounded()
                .withGain(gain)
                .withLargestInput(floats.range().largest());
        return new ChipModel(quantization, network, Unrounded.of(network), List.of(), List.of(), List.of());
    }

    private int drawnShift(String layer) {
        return start.reluShift().getOrDefault(layer, DRAWN_SHIFT);
    }

    private static void requireUnlimited(Network network) {
        for (Node node : network.nodes()) {
            if (node.layer() instanceof Relu relu && relu.isLimited()) {
                throw new SettingException(
                        "initialWeights",
                        "is drawn, but layer %s limits its results to %s in float, which is not in units of the chip; give quantized"
                                .formatted(node.name(), relu.limit()));
            }
        }
    }

    private ChipModel quantized(FittedFloatModel floats, double gain) {
        if (start.leavesLayersAlone()) {
            return settings.preset().onChips(floats, gain, Map.of());
        }
        FloatNetwork host = floats.host();
        Network shifted = RequantizationShifts.replaced(
                host.network(), (layer, shift) -> start.reluShift().getOrDefault(layer, shift));
        return settings.preset()
                .onChips(floats.withHost(new FloatNetwork(shifted, host.parameters())), gain, choices());
    }

    private Map<String, QuantizationOptions.Choice> choices() {
        Map<String, QuantizationOptions.Choice> choices = new HashMap<>();
        start.numSends().forEach((layer, _) -> choices.put(layer, choice(layer)));
        start.reluShift().forEach((layer, _) -> choices.put(layer, choice(layer)));
        return choices;
    }

    private QuantizationOptions.Choice choice(String layer) {
        return new QuantizationOptions.Choice(
                null, start.reluShift().get(layer), start.numSends().get(layer));
    }
}
