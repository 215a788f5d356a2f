package dev.synram.experiment.model;

import dev.synram.data.LabelledData;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.quantization.Dequantized;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.Unrounded;
import java.util.List;

/**
 * A network that is already quantized.
 *
 * @param name name of the network
 * @param network layers and weights
 */
public record QuantizedModel(String name, QuantizedNetwork network) implements Model, FittedModel {

    @Override
    public Network layers() {
        return network.network();
    }

    @Override
    public List<FloatWeights> weights() {
        return network.parameters();
    }

    @Override
    public FittedModel fitted(LabelledData samples) {
        return this;
    }

    @Override
    public InputRange range() {
        return network.inputRange();
    }

    @Override
    public FloatNetwork host() {
        return Dequantized.of(network).network();
    }

    @Override
    public ChipConversion conversion(ConversionSettings settings, boolean values) {
        requireNoConversion(settings);
        return (chips, _) -> onChips(chips.gain());
    }

    /**
     * Checks that nothing is given of how a network in float is converted.
     *
     * @throws SettingException if something is
     */
    public void requireNoConversion(ConversionSettings settings) {
        settings.given().stream().findFirst().ifPresent(given -> {
            throw new SettingException(
                    given,
                    "is given, but %s is quantized already; leave it out, or give the network in float, such as network-host.onnx"
                            .formatted(name));
        });
    }

    @Override
    public ChipModel onChips(double gain) {
        double scale = network.outputUnit() == 0 ? 0 : 1 / network.outputUnit();
        Quantization quantization =
                new Quantization(network.network(), network.parameters(), network.numSends(), List.of(), scale);
        return new ChipModel(quantization, network, Unrounded.of(network), List.of(), List.of(), List.of());
    }
}
