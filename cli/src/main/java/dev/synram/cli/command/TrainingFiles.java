package dev.synram.cli.command;

import dev.synram.calibration.CalibrationFile;
import dev.synram.experiment.result.TrainedNetwork;
import dev.synram.network.file.NetworkFile;
import dev.synram.onnx.ChipExport;
import dev.synram.onnx.FloatExport;
import dev.synram.report.TrainingReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files that a training writes. */
final class TrainingFiles {

    static final String REPORT = "report.html";

    private TrainingFiles() {}

    /** Their contents by name. */
    static Map<String, byte[]> of(TrainedNetwork trained) throws IOException {
        Map<String, String> notes = trained.network().provenance();
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put(REPORT, utf8(new TrainingReport(trained).page()));
        contents.put("network.synram", NetworkFile.write(trained.network()));
        contents.put("network.onnx", FloatExport.write(trained.inFloat(), notes));
        contents.put("network-chip.onnx", ChipExport.write(trained.network(), notes));
        for (int i = 0; i < trained.calibrations().size(); i++) {
            String name = i == 0 ? "calibration.json" : "calibration-%d.json".formatted(i + 1);
            contents.put(name, utf8(CalibrationFile.write(trained.calibrations().get(i))));
        }
        contents.put("result.json", utf8(trained.result().json()));
        return contents;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
