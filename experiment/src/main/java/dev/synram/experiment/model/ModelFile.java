package dev.synram.experiment.model;

import dev.synram.files.FileContent;
import dev.synram.files.FileException;
import dev.synram.files.FileOutput;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Network;
import dev.synram.network.Node;
import dev.synram.network.file.NetworkFile;
import dev.synram.network.layer.ArgMax;
import dev.synram.network.quantization.Dequantized;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.onnx.FloatExport;
import dev.synram.onnx.OnnxFile;
import dev.synram.onnx.OnnxModel;
import dev.synram.onnx.OnnxPorts;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.tflite.TfliteFile;
import dev.synram.tflite.schema.TfliteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads and writes networks: {@code .onnx} and {@code .tflite} (only read) in float, {@code .synram} quantized. */
public final class ModelFile {

    private static final String QUANTIZED = ".synram";
    private static final String ONNX = ".onnx";

    private ModelFile() {}

    /**
     * Reads a network.
     *
     * @param ports the input and output that are wanted of an {@code .onnx} file; a {@code .synram} file has one of each
     * @throws ModelException if the file is missing, damaged or contains what a chip cannot compute
     */
    public static Model read(Path file, OnnxPorts ports) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException("'%s' does not exist; give an .onnx, .tflite or .synram file".formatted(file));
        }
        String name = String.valueOf(file.getFileName());
        try {
            if (name.toLowerCase(Locale.ROOT).endsWith(QUANTIZED)) {
                requireOnly(file, ports);
                return Model.of(name, NetworkFile.read(file));
            }
            return Model.of(name, withoutArgMax(imported(file, ports).network()));
        } catch (OnnxException | TfliteException | FileException e) {
            throw new ModelException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Reads a network of another tool: TensorFlow Lite if the name of the file ends with {@code .tflite}, otherwise ONNX.
     *
     * @param ports the input and output that are wanted of an ONNX file
     * @throws OnnxException if an ONNX file is damaged or contains what cannot be computed
     * @throws TfliteException if a TensorFlow Lite file is or does
     */
    public static OnnxModel imported(Path file, OnnxPorts ports) {
        if (!TfliteFile.isNamed(file)) {
            return OnnxFile.read(file, ports);
        }
        requireOnly(file, ports);
        return TfliteFile.read(file);
    }

    private static void requireOnly(Path file, OnnxPorts ports) {
        if (!ports.equals(OnnxPorts.ONLY)) {
            throw new ModelException(
                    "'%s' has one input and one output; inputs and outputs can be chosen of .onnx files"
                            .formatted(file));
        }
    }

    /**
     * Writes a network: {@code .synram} for chips, {@code .onnx} in float for other tools, with inputs within 0..1 or
     * -1..1, divided by {@link QuantizedNetwork#largestInput}. An existing file is replaced.
     *
     * @param file a name that ends with {@code .synram} or {@code .onnx}
     * @throws ModelException if the name has another suffix or the file cannot be written
     */
    public static void write(Path file, QuantizedNetwork network) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(QUANTIZED)) {
                FileOutput.write(file, FileContent.of(NetworkFile.write(network)));
            } else if (name.endsWith(ONNX)) {
                FileOutput.write(
                        file,
                        FileContent.of(FloatExport.write(Dequantized.of(network).network(), network.provenance())));
            } else {
                throw new ModelException("'%s' is not a valid name for a network; it must end with %s or %s"
                        .formatted(file, QUANTIZED, ONNX));
            }
        } catch (IOException e) {
            throw new ModelException("'%s' cannot be written: %s".formatted(file, FileException.reason(e)), e);
        }
    }

    /** The network without a final ArgMax, because experiments compare results. */
    private static FloatNetwork withoutArgMax(FloatNetwork network) {
        List<Node> nodes = network.network().nodes();
        return nodes.size() > 2 && nodes.getLast().layer() instanceof ArgMax
                ? new FloatNetwork(
                        new Network(network.network().name(), nodes.subList(0, nodes.size() - 1)), network.parameters())
                : network;
    }
}
