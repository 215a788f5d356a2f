package dev.synram.experiment.serving;

import dev.synram.data.LabelledData;
import dev.synram.experiment.model.ChipConversion;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.model.FloatModel;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.ModelException;
import dev.synram.experiment.model.QuantizedModel;
import dev.synram.experiment.setting.ConversionSettings;
import dev.synram.network.Network;
import dev.synram.network.layer.ChannelNorm;
import dev.synram.network.layer.Input;
import java.util.regex.Pattern;

/**
 * A network that is served.
 *
 * @param name by which clients ask for it: letters, digits, points, hyphens and underscores
 * @param input what a sample looks like
 * @param inputName the name of the input
 * @param outputName the name of the results
 * @param outputs number of results of a sample
 * @param fitted the network, fitted to a range of inputs
 */
public record ServedNetwork(
        String name, Input input, String inputName, String outputName, int outputs, FittedModel fitted) {

    /** Pixels of 0..255 exceed those of 0..1 by more, and samples of one kind do not differ that much. */
    private static final double IMPLAUSIBLE = 16;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern ENDING = Pattern.compile("\\.(onnx|tflite|synram)$", Pattern.CASE_INSENSITIVE);

    public ServedNetwork {
        if (!NAME.matcher(name).matches()) {
            throw new ModelException(
                    "'%s' cannot be part of an address; name the network's file by letters, digits, points, hyphens and underscores"
                            .formatted(name));
        }
    }

    /**
     * A network that is quantized already.
     *
     * @throws ModelException if it is in float, or its name cannot be part of an address
     */
    public static ServedNetwork of(Model model) {
        return switch (model) {
            case QuantizedModel quantized -> of(quantized, quantized);
            case FloatModel inFloat ->
                throw new ModelException(
                        "'%s' is in float; give --calibration-data with samples that tell the range of its inputs, or a .synram file"
                                .formatted(inFloat.name()));
        };
    }

    /**
     * A network in float, or one that is quantized already and does not need the samples.
     *
     * @param samples in the order of the network's input, which determine ranges; labels are not used
     */
    public static ServedNetwork of(Model model, LabelledData samples) {
        return of(model, model.fitted(samples.spaced(Math.min(Model.CALIBRATION_SAMPLES, samples.count()))));
    }

    private static ServedNetwork of(Model model, FittedModel fitted) {
        Network layers = model.layers();
        return new ServedNetwork(
                ENDING.matcher(model.name()).replaceFirst(""),
                model.inputLayer(),
                layers.nodes().getFirst().name(),
                layers.nodes().getLast().name(),
                model.outputs(),
                fitted);
    }

    /** How it becomes a network for chips, with activations of 5 bits. */
    public ChipConversion conversion() {
        return fitted.conversion(ConversionSettings.defaults(), false);
    }

    /** A magnitude that no input reaches that has the scale of the network's; infinite if its inputs are normalized first. */
    public double implausibleInput() {
        boolean normalized = !fitted.range().encoding().norm().equals(ChannelNorm.NONE);
        return normalized
                ? Double.POSITIVE_INFINITY
                : IMPLAUSIBLE * fitted.range().largest();
    }
}
