package dev.synram.cli.command.training;

import dev.synram.calibration.CalibrationFile;
import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.files.FileContent;
import dev.synram.network.file.NetworkFile;
import dev.synram.onnx.ChipExport;
import dev.synram.onnx.FloatExport;
import dev.synram.report.TrainingReport;
import dev.synram.training.TrainingSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The files that a training writes. */
final class TrainingFiles {

    static final String REPORT = "report.html";
    private static final String NETWORK = "network.synram";
    private static final String IN_FLOAT = "network.onnx";
    private static final String ON_CHIP = "network-chip.onnx";
    private static final String ON_HOST = "network-host.onnx";
    private static final String RESULT = "result.json";

    private TrainingFiles() {}

    /** The names of all files that a training with these settings may write; those of an earlier one are deleted. */
    static List<String> names(TrainingSettings settings) {
        List<String> names = new ArrayList<>(List.of(REPORT, NETWORK, IN_FLOAT, ON_CHIP, ON_HOST, RESULT));
        int chips = settings.fleet().fleet() * settings.fleet().chips().chips();
        IntStream.range(0, chips).mapToObj(TrainingFiles::calibration).forEach(names::add);
        return names;
    }

    private static String calibration(int chip) {
        return chip == 0 ? "calibration.json" : "calibration-%s.json".formatted(chip + 1);
    }

    /** Their contents by name. */
    static Map<String, FileContent> of(TrainedNetwork trained) throws IOException {
        Map<String, String> notes = trained.network().provenance();
        Map<String, FileContent> contents = new LinkedHashMap<>();
        contents.put(REPORT, FileContent.of(new TrainingReport(trained).page()));
        contents.put(NETWORK, FileContent.of(NetworkFile.write(trained.network())));
        contents.put(IN_FLOAT, FileContent.of(FloatExport.write(trained.inFloat(), notes)));
        contents.put(ON_CHIP, FileContent.of(ChipExport.write(trained.network(), notes)));
        trained.onHost()
                .ifPresent(host ->
                        contents.put(ON_HOST, FileContent.of(FloatExport.write(host.network(), host.provenance()))));
        for (int i = 0; i < trained.calibrations().size(); i++) {
            contents.put(
                    calibration(i),
                    FileContent.of(CalibrationFile.write(trained.calibrations().get(i))));
        }
        contents.put(RESULT, FileContent.of(trained.result().json()));
        return contents;
    }
}
