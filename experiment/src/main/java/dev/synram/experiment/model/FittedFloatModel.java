package dev.synram.experiment.model;

import dev.synram.data.LabelledData;
import dev.synram.network.FloatNetwork;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.quantization.Quantization;
import dev.synram.network.quantization.QuantizationOptions;
import dev.synram.network.quantization.Quantizer;
import dev.synram.runtime.FloatRunner;

/**
 * A network in float that is fitted to a range of inputs.
 *
 * @param range range of the inputs
 * @param host the network for inputs divided by the largest magnitude
 * @param samples divided samples for determining the ranges of layers
 */
public record FittedFloatModel(InputRange range, FloatNetwork host, LabelledData samples) implements FittedModel {

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
        return new ChipModel(
                quantization,
                quantization.rounded().withGain(gain).withLargestInput(range.largest()),
                quantization.uses());
    }

    /** The same with other weights. */
    public FittedFloatModel withHost(FloatNetwork trained) {
        return new FittedFloatModel(range, trained, samples);
    }
}
