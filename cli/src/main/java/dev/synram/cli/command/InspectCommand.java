package dev.synram.cli.command;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationFile;
import dev.synram.cli.console.Console;
import dev.synram.cli.console.InputFile;
import dev.synram.cli.console.TerminalOutput;
import dev.synram.cli.console.TerminalText;
import dev.synram.cli.console.UserError;
import dev.synram.cli.option.JsonOption;
import dev.synram.cli.option.PortOptions;
import dev.synram.experiment.model.ModelFile;
import dev.synram.experiment.result.CalibrationResult;
import dev.synram.experiment.result.NetworkDescription;
import dev.synram.files.FileException;
import dev.synram.network.file.NetworkFile;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.tflite.TfliteFile;
import dev.synram.tflite.schema.TfliteException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code synram inspect}: what a file holds. */
@Command(
        name = "inspect",
        description = {
            "Tell what a file holds.",
            "FILE is a .synram network, a calibration, or an .onnx or .tflite file; a .tflite file is known by its name, the "
                    + "others by their content.",
            "",
            "Example: synram inspect out/mnist/network.synram",
            ""
        })
public final class InspectCommand implements Callable<Integer> {

    /** Instead of the first byte of a file that another tool wrote. */
    private static final int IMPORTED = 0;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Mixin
    private final PortOptions ports = new PortOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        json.check();
        InputFile.require("FILE", file.toString(), "give a .synram, calibration, .onnx or .tflite file");
        TerminalOutput out = console.out();
        try {
            describe(out);
        } catch (OnnxException | TfliteException | FileException e) {
            throw new UserError("FILE: " + e.getMessage(), e);
        }
        out.flush();
        return 0;
    }

    private void describe(TerminalOutput out) throws IOException {
        switch (TfliteFile.isNamed(file) ? IMPORTED : firstByte()) {
            case 'P' -> describe(out, NetworkDescription.of(NetworkFile.read(file)));
            case '{' -> describe(out, CalibrationFile.read(file));
            case -1 -> throw new UserError("FILE: %s is empty".formatted(file));
            default -> describe(out, NetworkDescription.of(kind(), ModelFile.imported(file, ports.ports())));
        }
    }

    private String kind() {
        return TfliteFile.isNamed(file) ? "TensorFlow Lite" : "ONNX";
    }

    private void describe(TerminalOutput out, Calibration calibration) throws IOException {
        out.print(new TerminalText().format("calibration of ").append(CalibrationSummary.of(calibration)));
        json.write(CalibrationResult.of(calibration)::json, out);
    }

    private void describe(TerminalOutput out, NetworkDescription network) throws IOException {
        out.format("%s '%s', %,d multiply-adds a sample%n", network.kind(), network.name(), network.multiplyAdds());
        out.format("  samples: %s%n", network.samples());
        out.format("  %-24s %-40s %-10s %-14s %s%n", "layer", "does", "on the", "gives", "weights");
        for (NetworkDescription.Layer layer : network.layers()) {
            out.format(
                    "  %-24s %-40s %-10s %-14s %s%n",
                    layer.name(), layer.layer(), layer.place(), layer.shape(), layer.weights());
        }
        network.notes().forEach((name, value) -> out.format("  %s: %s%n", name, value));
        json.write(network::json, out);
    }

    /** ZIP archives begin with P, JSON with a brace, ONNX files with neither. */
    private int firstByte() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read();
        }
    }
}
