package dev.synram.training;

import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.FleetSettings;
import dev.synram.experiment.setting.Normalization;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import dev.synram.training.augmentation.Augmentation;
import dev.synram.training.augmentation.Shift;
import java.util.OptionalInt;

/**
 * Settings of a training.
 *
 * @param fleet the chips; each batch runs on a randomly drawn member
 * @param unseen number of further chips for a final test, 0..256
 * @param hostEpochs number of epochs in float on the host before training in the loop, 0..10,000
 * @param epochs number of epochs with the chips in the loop, 1..10,000
 * @param batch number of samples per update in the loop, 1..100,000
 * @param rate initial learning rate in the loop, in units of weights, above 0, at most 63
 * @param schedule schedule of learning rates
 * @param patience number of epochs without a better accuracy on every tenth training sample, which is held out, after
 *     which training stops and uses the best epoch; 0 for never
 * @param shift largest random shift of each training image in pixels, different each time
 * @param trainSamples number of training samples used, starting with the first; all if empty
 * @param normalization how samples are normalized
 * @param preset related choices without individual settings
 */
public record TrainingSettings(
        FleetSettings fleet,
        int unseen,
        int hostEpochs,
        int epochs,
        int batch,
        float rate,
        LearningRateSchedule schedule,
        int patience,
        int shift,
        OptionalInt trainSamples,
        Normalization normalization,
        TrainingPreset preset) {

    private static final int MAX_EPOCHS = 10_000;
    private static final int MAX_BATCH = 100_000;
    private static final int MAX_SHIFT = 1000;

    public TrainingSettings {
        SettingException.require("unseen", unseen, 0, ChipSettings.MAX_CHIPS);
        SettingException.require("hostEpochs", hostEpochs, 0, MAX_EPOCHS);
        SettingException.require("epochs", epochs, 1, MAX_EPOCHS);
        SettingException.require("batch", batch, 1, MAX_BATCH);
        SettingException.require("patience", patience, 0, MAX_EPOCHS);
        SettingException.require("shift", shift, 0, MAX_SHIFT);
        trainSamples.ifPresent(count -> SettingException.require("trainSamples", count, 1, Integer.MAX_VALUE));
        if (!(rate > 0 && rate <= QuantizedWeights.MAX)) {
            throw new SettingException(
                    "rate", "is %s; it must be above 0, at most %d".formatted(rate, QuantizedWeights.MAX));
        }
    }

    /** For a network of any origin on one nominal chip: eight epochs in the loop. */
    public static TrainingSettings defaults() {
        return new TrainingSettings(
                FleetSettings.defaults(),
                0,
                0,
                8,
                400,
                0.15f,
                LearningRateSchedule.COSINE,
                0,
                0,
                OptionalInt.empty(),
                Normalization.NONE,
                TrainingPreset.GENERAL);
    }

    /** For the published network from initial weights: 16 epochs in float, then eight in the loop. */
    public static TrainingSettings mnist() {
        return defaults().withPreset(TrainingPreset.MNIST).withHostEpochs(16).withRate(0.7f);
    }

    /**
     * The defaults for a fleet, for a network that runs on any chip of its kind.
     *
     * @param members number of chips, 1..256
     */
    public static TrainingSettings forFleet(int members) {
        return defaults().withFleet(FleetSettings.of(members));
    }

    /** The same on other chips. */
    public TrainingSettings withFleet(FleetSettings other) {
        return new TrainingSettings(
                other,
                unseen,
                hostEpochs,
                epochs,
                batch,
                rate,
                schedule,
                patience,
                shift,
                trainSamples,
                normalization,
                preset);
    }

    /** The same with another number of chips for the final test. */
    public TrainingSettings withUnseen(int other) {
        return new TrainingSettings(
                fleet,
                other,
                hostEpochs,
                epochs,
                batch,
                rate,
                schedule,
                patience,
                shift,
                trainSamples,
                normalization,
                preset);
    }

    /** The same with another number of epochs in float. */
    public TrainingSettings withHostEpochs(int other) {
        return new TrainingSettings(
                fleet,
                unseen,
                other,
                epochs,
                batch,
                rate,
                schedule,
                patience,
                shift,
                trainSamples,
                normalization,
                preset);
    }

    /** The same with another number of epochs in the loop. */
    public TrainingSettings withEpochs(int other) {
        return new TrainingSettings(
                fleet,
                unseen,
                hostEpochs,
                other,
                batch,
                rate,
                schedule,
                patience,
                shift,
                trainSamples,
                normalization,
                preset);
    }

    /** The same with batches of another size in the loop. */
    public TrainingSettings withBatch(int other) {
        return new TrainingSettings(
                fleet,
                unseen,
                hostEpochs,
                epochs,
                other,
                rate,
                schedule,
                patience,
                shift,
                trainSamples,
                normalization,
                preset);
    }

    /** The same with another initial learning rate in the loop. */
    public TrainingSettings withRate(float other) {
        return new TrainingSettings(
                fleet,
                unseen,
                hostEpochs,
                epochs,
                batch,
                other,
                schedule,
                patience,
                shift,
                trainSamples,
                normalization,
                preset);
    }

    /** The same with another schedule. */
    public TrainingSettings withSchedule(LearningRateSchedule other) {
        return new TrainingSettings(
                fleet,
                unseen,
                hostEpochs,
                epochs,
                batch,
                rate,
                other,
                patience,
                shift,
                trainSamples,
                normalization,
                preset);
    }

    /** The same with another patience. */
    public TrainingSettings withPatience(int other) {
        return new TrainingSettings(
                fleet,
                unseen,
                hostEpochs,
                epochs,
                batch,
                rate,
                schedule,
                other,
                shift,
                trainSamples,
                normalization,
                preset);
    }

    /** The same with images shifted. */
    public TrainingSettings withShift(int other) {
        return new TrainingSettings(
                fleet,
                unseen,
                hostEpochs,
                epochs,
                batch,
                rate,
                schedule,
                patience,
                other,
                trainSamples,
                normalization,
                preset);
    }

    /** The same with some of the training samples. */
    public TrainingSettings withTrainSamples(int other) {
        return new TrainingSettings(
                fleet,
                unseen,
                hostEpochs,
                epochs,
                batch,
                rate,
                schedule,
                patience,
                shift,
                OptionalInt.of(other),
                normalization,
                preset);
    }

    /** The same with samples normalized. */
    public TrainingSettings withNormalization(Normalization other) {
        return new TrainingSettings(
                fleet, unseen, hostEpochs, epochs, batch, rate, schedule, patience, shift, trainSamples, other, preset);
    }

    /** The same with another preset. */
    public TrainingSettings withPreset(TrainingPreset other) {
        return new TrainingSettings(
                fleet,
                unseen,
                hostEpochs,
                epochs,
                batch,
                rate,
                schedule,
                patience,
                shift,
                trainSamples,
                normalization,
                other);
    }

    /** The seed, chips and threads. */
    ChipSettings chips() {
        return fleet.chips();
    }

    Hyperparameters onHost(Shape input) {
        return Hyperparameters.inFloat(hostEpochs, chips().seed())
                .withFinalRate(Hyperparameters.HOST_RATE * preset.hostRateFall())
                .with(schedule, patience)
                .with(augmentation(input));
    }

    Hyperparameters inTheLoop(Shape input) {
        return Hyperparameters.inTheLoop(epochs, batch, rate, chips().seed())
                .withFinalRate(rate * preset.rateFall())
                .with(schedule, patience)
                .with(augmentation(input));
    }

    private Augmentation augmentation(Shape input) {
        if (shift == 0) {
            return Augmentation.NONE;
        }
        int most = Math.min(input.height(), input.width()) - 1;
        if (shift > most) {
            throw new SettingException(
                    "shift",
                    most < 1
                            ? "is %d, but samples of %s are not images".formatted(shift, input)
                            : "is %d; samples of %s can be shifted by 1..%d".formatted(shift, input, most));
        }
        return new Shift(input, shift);
    }
}
