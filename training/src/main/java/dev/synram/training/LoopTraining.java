package dev.synram.training;

import dev.synram.data.DataSplit;
import dev.synram.data.LabelledData;
import dev.synram.experiment.Fleet;
import dev.synram.experiment.Progress;
import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.experiment.model.ChipModel;
import dev.synram.network.quantization.InputRange;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.training.gradient.Teacher;
import dev.synram.training.robustness.BiasCorrection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trains a network with the chips of a fleet in the loop. */
final class LoopTraining {

    private final TrainingSettings settings;
    private final DataSplit data;
    private final InputRange range;
    private final Progress progress;
    private final Optional<Teacher> teacher;
    private final Optional<LossCheck> check;

    /**
     * Prepares training.
     *
     * @param data samples in the order of the network's input
     * @param range of the network's input
     */
    LoopTraining(TrainingSettings settings, DataSplit data, InputRange range, Progress progress) {
        this(settings, data, range, progress, Optional.empty(), Optional.empty());
    }

    private LoopTraining(
            TrainingSettings settings,
            DataSplit data,
            InputRange range,
            Progress progress,
            Optional<Teacher> teacher,
            Optional<LossCheck> check) {
        this.settings = settings;
        this.data = data;
        this.range = range;
        this.progress = progress;
        this.teacher = teacher;
        this.check = check;
    }

    /** The same with a teacher. */
    LoopTraining taughtBy(Teacher other) {
        return new LoopTraining(settings, data, range, progress, Optional.of(other), check);
    }

    /** The same, ended if it diverges. */
    LoopTraining endedBy(LossCheck other) {
        return new LoopTraining(settings, data, range, progress, teacher, Optional.of(other));
    }

    /**
     * The result of training.
     *
     * @param correction of the network's biases on each chip, if they are corrected
     * @param samplesPerSecond null if an earlier run completed all epochs
     */
    record Outcome(
            QuantizedNetwork network,
            TrainingState state,
            Optional<BiasCorrection> correction,
            @Nullable Double samplesPerSecond) {}

    /**
     * Trains a network.
     *
     * @param title for reports of progress
     * @param checkpoints store the states on the chips
     */
    Outcome run(String title, Fleet fleet, ChipModel start, Checkpoints checkpoints) {
        TrainingSamples samples = TrainingSamples.of(data, settings.patience() > 0, this::inActivations);
        Hyperparameters hyperparameters =
                settings.inTheLoop(start.network().network().inputLayer());
        ChipTraining untaught = new ChipTraining(
                fleet.members().stream().map(ChipTraining::member).toList(),
                start.quantization(),
                settings.chips().seed(),
                settings.chips().threads());
        ChipTraining taught = teacher.map(untaught::taughtBy).orElse(untaught);
        Optional<BiasCorrection> correction = correction(start.network());
        ChipTraining training = correction.map(taught::recalibrating).orElse(taught);
        TrainingState first = checkpoints.loadChip(training.initial(settings.gradient()));
        int count = samples.train().count();
        Progress.Task task = EpochProgress.task(progress, title, hyperparameters, count, first.epochs());
        try (EpochProgress epochs = new EpochProgress(task, state -> {
            check.ifPresent(losses -> losses.afterEpoch(state));
            checkpoints.saveChip(state);
        })) {
            TrainingState trained = training.train(first, hyperparameters, samples.train(), samples.heldOut(), epochs);
            QuantizedNetwork network =
                    training.quantized(settings.chosen(trained)).withLargestInput(range.largest());
            return new Outcome(network, trained, correction, epochs.samplesPerSecond(count));
        }
    }

    /** What corrects biases, if the settings ask for it: by samples that train, not by those that are held out. */
    private Optional<BiasCorrection> correction(QuantizedNetwork network) {
        if (!settings.gradient().robustness().recalibrates()) {
            return Optional.empty();
        }
        LabelledData training = TrainingSamples.of(data, settings.patience() > 0, samples -> samples)
                .train();
        LabelledData some = training.spaced(Math.min(BiasCorrection.SAMPLES, training.count()));
        return Optional.of(new BiasCorrection(some.values(), network.largestInput(), network.gain()));
    }

    private LabelledData inActivations(LabelledData samples) {
        byte[] activations = range.activations(samples.values());
        float[] values = new float[activations.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = activations[i];
        }
        int elements = range.encoding().rows().elements();
        return elements == 1 ? samples.withValues(values) : samples.withChannels(elements, values);
    }
}
