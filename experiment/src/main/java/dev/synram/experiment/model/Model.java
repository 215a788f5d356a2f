package dev.synram.experiment.model;

import dev.synram.data.LabelledData;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.layer.Input;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import dev.synram.onnx.OnnxPorts;
import java.nio.file.Path;
import java.util.List;

/** A network chosen by the user: in float, to be quantized for chips, or already quantized. */
public sealed interface Model permits FloatModel, QuantizedModel {

    /** Largest number of samples for determining ranges. */
    int CALIBRATION_SAMPLES = 1000;

    /** The name of the network. */
    String name();

    /** Its layers. */
    Network layers();

    /** Its weights. */
    List<FloatWeights> weights();

    /** The shape of its input. */
    default Shape input() {
        return inputLayer().shape();
    }

    /** Its first layer, which tells the form of samples. */
    default Input inputLayer() {
        return layers().inputLayer();
    }

    /** Number of results. */
    default int outputs() {
        return layers().output().size();
    }

    /**
     * The network fitted to the range of samples, for the host and for chips.
     *
     * @param samples samples in the order of the network's input, which determine ranges; labels are not used
     * @throws dev.synram.network.NetworkException if the network joins its inputs with results of layers, which cannot
     *     be scaled separately
     */
    FittedModel fitted(LabelledData samples);

    /**
     * Reads a network from a file.
     *
     * @param file {@code .onnx} or {@code .tflite} in float, {@code .synram} quantized
     * @throws ModelException if the file is missing, damaged or contains what a chip cannot compute
     * @see ModelFile
     */
    static Model read(Path file) {
        return ModelFile.read(file, OnnxPorts.ONLY);
    }

    /** A network in float. */
    static Model of(String name, FloatNetwork network) {
        return new FloatModel(name, network);
    }

    /** A quantized network. */
    static Model of(String name, QuantizedNetwork network) {
        return new QuantizedModel(name, network);
    }
}
