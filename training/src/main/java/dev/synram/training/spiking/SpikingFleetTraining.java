package dev.synram.training.spiking;

import dev.synram.data.DataSplit;
import dev.synram.experiment.Progress;
import dev.synram.experiment.spiking.CalibratedChips;
import dev.synram.experiment.spiking.learning.SpikingChipAnswers;
import dev.synram.experiment.spiking.learning.SpikingChips;
import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
import dev.synram.experiment.spiking.learning.SpikingTrainingSettings;
import dev.synram.experiment.spiking.trained.TrainedSpikingNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains a network of its own for each of several chips, and tells what that is worth. */
public final class SpikingFleetTraining {

    private final CalibratedChips chips;
    private final Optional<SpikingStorage> storage;

    /** A training whose states are not stored. */
    public SpikingFleetTraining(CalibratedChips chips) {
        this(chips, Optional.empty());
    }

    private SpikingFleetTraining(CalibratedChips chips, Optional<SpikingStorage> storage) {
        this.chips = chips;
        this.storage = storage;
    }

    /** The same with its states stored after each epoch, and resumed if the storage says so. */
    public SpikingFleetTraining keeping(SpikingStorage other) {
        return new SpikingFleetTraining(chips, Optional.of(other));
    }

    /**
     * The networks of a fleet.
     *
     * @param result accuracies over all chips, with the details of the first
     * @param networks one a chip
     */
    public record Outcome(SpikingTrainingResult result, List<TrainedSpikingNetwork> networks) {

        public Outcome {
            networks = List.copyOf(networks);
        }
    }

    /**
     * Trains on the chips one after another.
     *
     * @param data samples; values beyond 0..1 are scaled to that range
     * @throws dev.synram.compiler.spiking.PlacementException if the network does not fit a chip
     * @throws dev.synram.experiment.checkpoint.CheckpointException if a stored state belongs to another training
     * @throws dev.synram.files.FileException if a stored state is damaged, with what is kept and how to go on
     */
    public Outcome train(DataSplit data, SpikingTrainingSettings settings, Progress progress) {
        storage.ifPresent(place -> place.begin(chips.count()));
        List<TrainedSpikingNetwork> networks = new ArrayList<>();
        List<SpikingChipAnswers> answers = new ArrayList<>();
        double seconds = 0;
        SpikingTrained first = train(0, data, settings, progress);
        for (int chip = 0; chip < chips.count(); chip++) {
            SpikingTrained trained = chip == 0 ? first : train(chip, data, settings, progress);
            networks.add(trained.network());
            answers.add(trained.answers());
            seconds += trained.result().wallSeconds();
        }
        return new Outcome(first.result().onChips(new SpikingChips(answers), seconds), networks);
    }

    private SpikingTrained train(int number, DataSplit data, SpikingTrainingSettings settings, Progress progress) {
        return chips.use(number, (chip, calibration) -> {
            SpikingTraining training = new SpikingTraining(chip, calibration);
            return storage.map(place -> training.keeping(place.ofChip(number)))
                    .orElse(training)
                    .train(data, settings, progress);
        });
    }
}
