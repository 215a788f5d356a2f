package dev.synram.training.choice;

import dev.synram.data.DataSplit;
import dev.synram.experiment.model.Model;
import dev.synram.experiment.result.training.ChosenSetting;
import dev.synram.network.Mac;
import dev.synram.network.shape.Shape;
import dev.synram.training.InitialWeights;
import dev.synram.training.TrainingPreset;
import dev.synram.training.TrainingSettings;
import java.util.List;
import java.util.OptionalInt;

/**
 * What settings of a training are chosen by.
 *
 * @param samples number of training samples that are used, at least 1
 * @param multiplyAdds multiply-adds of one sample
 * @param images whether samples have rows and columns, neither more than twice as many as the others
 * @param trained whether the network has weights that were trained before
 */
public record TrainingSubject(int samples, long multiplyAdds, boolean images, boolean trained) {

    /** The settings of a recipe for this training. */
    public TrainingSettings settings(TrainingPreset preset) {
        if (preset == TrainingPreset.AUTO) {
            return new AutomaticSettings(this).settings();
        }
        return beforeData(preset, trained);
    }

    /**
     * The settings of a recipe before the data are known; those that {@link TrainingPreset#AUTO} chooses by the data are not final.
     *
     * @param trained whether the network was trained before
     */
    public static TrainingSettings beforeData(TrainingPreset preset, boolean trained) {
        TrainingSettings settings = TrainingSettings.of(preset);
        boolean inFloat = !trained && settings.start().weights() == InitialWeights.QUANTIZED;
        return settings.withHostEpochs(inFloat ? TrainingSettings.HOST_EPOCHS : 0);
    }

    /**
     * The main settings of a training with their reasons.
     *
     * @param used what the training uses: those of a recipe, or some that the user gave instead
     */
    public List<ChosenSetting> explained(TrainingSettings used) {
        return used.preset() == TrainingPreset.AUTO
                ? new AutomaticSettings(this).explained(used)
                : new PresetChoices(TrainingSettings.of(used.preset()), trained).explained(used);
    }

    /**
     * The training of a network.
     *
     * @param limit number of training samples that are used at most; all if empty
     * @param trained whether the network was trained before
     */
    public static TrainingSubject of(Model model, DataSplit data, OptionalInt limit, boolean trained) {
        Shape input = model.input();
        return new TrainingSubject(
                Math.min(data.train().count(), limit.orElse(Integer.MAX_VALUE)),
                model.layers().macs().stream().mapToLong(Mac::macs).sum(),
                isImage(input),
                trained);
    }

    private static boolean isImage(Shape shape) {
        int shorter = Math.min(shape.height(), shape.width());
        return shorter > 1 && Math.max(shape.height(), shape.width()) <= 2 * shorter;
    }
}
