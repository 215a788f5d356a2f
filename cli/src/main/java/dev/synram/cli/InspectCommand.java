package dev.synram.cli;

import dev.synram.calibration.CalibrationFile;
import dev.synram.files.FileException;
import dev.synram.network.NetworkFile;
import dev.synram.onnx.OnnxException;
import dev.synram.onnx.OnnxFile;
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
            "FILE is a .synram network, a calibration, or an .onnx file; which of them is seen from its content.",
            "",
            "Example: synram inspect out/mnist/network.synram",
            ""
        })
final class InspectCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final Talk talk = new Talk();

    @Override
    public Integer call() throws IOException {
        json.check();
        InputFile.require("FILE", file.toString(), "give a .synram, calibration or .onnx file");
        TerminalOutput out = talk.out();
        try {
            Inspection inspection = inspection();
            out.print(inspection.text());
            json.write(inspection::json, out);
        } catch (OnnxException | FileException e) {
            throw new UserError("FILE: " + e.getMessage(), e);
        }
        out.flush();
        return 0;
    }

    private Inspection inspection() throws IOException {
        return switch (firstByte()) {
            case 'P' -> NetworkInspection.of(NetworkFile.read(file));
            case '{' -> new CalibrationInspection(CalibrationFile.read(file));
            case -1 -> throw new UserError("FILE: %s is empty".formatted(file));
            default -> NetworkInspection.of(OnnxFile.read(file));
        };
    }

    /** ZIP archives begin with P, JSON with a brace, ONNX files with neither. */
    private int firstByte() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read();
        }
    }
}
