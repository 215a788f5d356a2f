package dev.synram.cli.command.spike;

import dev.synram.experiment.spiking.trained.SpikingNetworkFile;
import dev.synram.files.FileContent;
import dev.synram.report.spiking.SpikingTrainingReport;
import dev.synram.training.spiking.SpikingFleetTraining;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that a training of a spiking network writes. */
final class SpikingTrainingFiles {

    static final String PAGE = "training.html";
    private static final String RESULT = "result.json";

    private SpikingTrainingFiles() {}

    /** The names of all files of a training on a number of chips. */
    static List<String> names(int chips) {
        List<String> names = new ArrayList<>(List.of(RESULT, PAGE));
        for (int chip = 0; chip < chips; chip++) {
            names.add(network(chip));
        }
        return names;
    }

    private static String network(int chip) {
        return chip == 0 ? "spiking-network.json" : "spiking-network-%s.json".formatted(chip + 1);
    }

    /** Their contents by name. */
    static Map<String, FileContent> of(SpikingFleetTraining.Outcome trained) {
        Map<String, FileContent> contents = new LinkedHashMap<>();
        contents.put(RESULT, FileContent.of(trained.result().json()));
        contents.put(PAGE, FileContent.of(new SpikingTrainingReport(trained.result()).page()));
        for (int chip = 0; chip < trained.networks().size(); chip++) {
            contents.put(
                    network(chip),
                    FileContent.of(SpikingNetworkFile.write(trained.networks().get(chip))));
        }
        return contents;
    }
}
