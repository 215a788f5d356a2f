package dev.synram.experiment.model;

import dev.synram.data.LabelledData;
import dev.synram.experiment.conversion.Conversion;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.network.FloatNetwork;
import dev.synram.network.quantization.FrontNormalization;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizationOptions;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.Quantizer;
import dev.synram.network.quantization.RangeUse;
import dev.synram.network.quantization.Unrounded;
import dev.synram.runtime.FloatRunner;
import java.util.List;
import java.util.Objects;

/**
 * A network in float that is fitted to a range of inputs.
 *
 * @param range range of the inputs
 * @param host the network for inputs divided by the largest magnitude
 * @param samples divided samples for determining the ranges of layers
 */
public record FittedFloatModel(InputRange range, FloatNetwork host, LabelledData samples) implements FittedModel {

    @Override
    public ChipConversion conversion(ConversionSettings settings, boolean values) {
        return new FloatConversion(
                new Conversion(host, samples.values(), range.largest(), values, settings), settings.effort());
    }

    @Override
    public ChipModel onChips(double gain) {
        return onChips(gain, QuantizationOptions.IMPORTED);
    }

    /**
     * The network for chips, quantized with other options.
     *
     * @param gain LSB per unit of activation x weight at one send, measured on the chips
     * @param options how scales are chosen
     */
    public ChipModel onChips(double gain, QuantizationOptions options) {
        return onChips(gain, options, lowered -> FloatRunner.results(lowered, samples.values()));
    }

    /**
     * The network for chips, quantized with other options and results.
     *
     * @param gain LSB per unit of activation x weight at one send, measured on the chips
     * @param options how scales are chosen
     * @param results computes the results of each node for the samples, which determine ranges
     */
    public ChipModel onChips(double gain, QuantizationOptions options, Quantizer.FloatRun results) {
        Quantization quantization = new Quantizer(gain, options).quantize(host, results);
        QuantizedNetwork network = quantization.rounded().withGain(gain).withLargestInput(range.largest());
        return new ChipModel(
                quantization,
                network,
                Unrounded.of(network),
                quantization.uses().stream()
                        .map(RangeUse::warning)
                        .filter(Objects::nonNull)
                        .toList(),
                List.of(),
                List.of());
    }

    /** The network for samples as users give them: the inverse of {@link FloatModel#fitted}. */
    public FloatNetwork unfitted() {
        return FrontNormalization.restored(range.removed(host));
    }

    /** The same with other weights. */
    public FittedFloatModel withHost(FloatNetwork trained) {
        return new FittedFloatModel(range, trained, samples);
    }
}
