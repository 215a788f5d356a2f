package dev.synram.examples;

import dev.synram.data.DataSplit;
import dev.synram.data.source.DataSource;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.result.training.TrainedNetwork;
import dev.synram.training.Training;
import dev.synram.training.TrainingSettings;
import java.nio.file.Path;

/** Trains a network for any of four chips. Arguments: an ONNX file, data, and the ONNX file to write. */
public final class TrainForFleet {

    private TrainForFleet() {}

    public static void main(String[] arguments) {
        Model network = Model.read(Path.of(arguments[0]));
        DataSplit data = new DataSource().read(arguments[1]);
        TrainingSettings settings = TrainingSettings.forFleet(4).withEpochs(8).withUnseen(2);
        TrainedNetwork trained = new Training(settings).run(network, data);
        System.out.print(trained.result().summary());
        trained.write(Path.of(arguments[2]));
    }
}
