package dev.synram.cli.option;

import dev.synram.experiment.model.Model;
import dev.synram.experiment.model.ModelFile;
import dev.synram.onnx.OnnxPorts;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of an {@code .onnx} file is the network. */
public final class PortOptions {

    @Option(
            names = "--input",
            paramLabel = "NAME",
            description = "The input of an .onnx file that samples are given to, if there are several.")
    private @Nullable String input;

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "The output of an .onnx file that is computed, if there are several.")
    private @Nullable String output;

    /** The input and the output that are wanted. */
    public OnnxPorts ports() {
        return new OnnxPorts(Optional.ofNullable(input), Optional.ofNullable(output));
    }

    /** Reads a network. */
    public Model read(Path file) {
        return ModelFile.read(file, ports());
    }
}
