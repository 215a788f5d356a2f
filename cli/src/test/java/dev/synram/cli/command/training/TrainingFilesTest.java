package dev.synram.cli.command.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.training.TrainingSettings;
import org.junit.jupiter.api.Test;

class TrainingFilesTest {

    /** A folder's files of these names are deleted if a training does not write them. */
    @Test
    void theNetworkOfTheHostOfAnEarlierTrainingIsDeleted() {
        assertThat(TrainingFiles.names(TrainingSettings.defaults().withHostEpochs(0)))
                .contains("network-host.onnx");
    }
}
