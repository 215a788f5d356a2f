package dev.synram.experiment.result.training;

import dev.synram.calibration.Calibration;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.ModelFile;
import dev.synram.network.FloatNetwork;
import dev.synram.network.quantization.Dequantized;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.RangeUse;
import dev.synram.runtime.Classification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A trained network and the results of its training.
 *
 * @param result metrics of the training
 * @param network the trained network, with its provenance
 * @param onHost the network as it was trained in float on the host, before it was quantized; empty if it was not trained there
 * @param calibrations of the fleet's chips, in their order
 * @param test the test samples, with the dimensions of their source
 * @param classification classification of the test samples by the trained network on the first chip
 * @param outputs repeated trials of one test sample of each class on the first chip
 * @param uses how layers used their ranges before training in the loop; empty if unknown
 */
public record TrainedNetwork(
        TrainingResult result,
        QuantizedNetwork network,
        Optional<HostNetwork> onHost,
        List<Calibration> calibrations,
        LabelledData test,
        Classification classification,
        List<SampleOutputs> outputs,
        List<RangeUse> uses) {

    public TrainedNetwork {
        calibrations = List.copyOf(calibrations);
        outputs = List.copyOf(outputs);
        uses = List.copyOf(uses);
    }

    /**
     * Writes the trained network: {@code .synram} for chips, {@code .onnx} in float for other tools.
     *
     * @throws dev.synram.experiment.model.ModelException if the name has another suffix or the file cannot be written
     * @see ModelFile#write
     */
    public void write(Path file) {
        ModelFile.write(file, network);
    }

    /** The trained network in float. */
    public FloatNetwork inFloat() {
        return Dequantized.of(network).network();
    }
}
