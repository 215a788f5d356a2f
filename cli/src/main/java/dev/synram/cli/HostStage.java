package dev.synram.cli;

import dev.synram.experiment.Progress;
import dev.synram.experiment.checkpoint.Checkpoint;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.network.FloatNetwork;
import dev.synram.network.Network;
import dev.synram.training.EpochProgress;
import dev.synram.training.HostTraining;
import dev.synram.training.Hyperparameters;
import dev.synram.training.augmentation.Samples;

/**
 * The part of a run without a chip: training in float.
 *
 * @param options what was asked for
 * @param data the images
 * @param network the network
 * @param progress shows how it goes on
 */
record HostStage(MnistOptions options, MnistData data, Network network, Progress progress) {

    HostOutcome run(Checkpoint checkpoint) {
        Samples train = data.trainOnHost();
        Samples test = data.testOnHost();
        HostTraining training = new HostTraining(network);
        TrainingState start = checkpoint.load(training.initial(options.seed));
        Hyperparameters settings = MnistRecipe.onHost(options);
        try (EpochProgress epochs =
                EpochProgress.begin(progress, "training in float", settings, data.trainSamples(), start, checkpoint)) {
            TrainingState trained = training.train(start, settings, train, test, epochs);
            return new HostOutcome(new FloatNetwork(network, trained.weights()), trained.history());
        }
    }
}
