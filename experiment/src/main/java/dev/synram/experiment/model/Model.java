package dev.synram.experiment.model;

import dev.synram.data.LabelledData;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.shape.Shape;
import java.nio.file.Path;
import java.util.List;

/** A network that a user names: in float, to be quantized for chips, or quantized already. */
public sealed interface Model permits FloatModel, QuantizedModel {

    /** Samples by which ranges are judged, at most. */
    int CALIBRATION_SAMPLES = 1000;

    /** What it is called. */
    String name();

    /** Its layers. */
    Network layers();

    /** Its weights. */
    List<FloatWeights> weights();

    /** The shape of its input. */
    default Shape input() {
        return layers().input();
    }

    /** Number of results. */
    default int outputs() {
        return layers().output().size();
    }

    /**
     * What it is on the host and on chips, for inputs like some samples.
     *
     * @param samples by which ranges are judged, as the network takes them; no labels are used
     * @throws dev.synram.network.NetworkException if the network joins inputs with results, which cannot be scaled apart
     */
    FittedModel fitted(LabelledData samples);

    /**
     * Reads a network from a file.
     *
     * @param file {@code .onnx} in float, {@code .synram} quantized
     * @throws ModelException if it is not there, broken, or holds what a chip cannot do
     * @see ModelFile
     */
    static Model read(Path file) {
        return ModelFile.read(file);
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
