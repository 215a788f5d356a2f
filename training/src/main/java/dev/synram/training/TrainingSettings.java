package dev.synram.training;

import dev.synram.experiment.checkpoint.TrainingState;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.setting.FleetSettings;
import dev.synram.experiment.setting.Normalization;
import dev.synram.experiment.setting.SettingException;
import dev.synram.experiment.setting.UnseenChips;
import dev.synram.network.FloatWeights;
import dev.synram.network.layer.Input;
import dev.synram.network.quantization.QuantizedWeights;
import dev.synram.network.shape.Shape;
import dev.synram.training.augmentation.Augmentation;
import dev.synram.training.augmentation.Shift;
import dev.synram.training.augmentation.ValueRange;
import dev.synram.training.gradient.GradientSettings;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Settings of a training.
 *
 * @param fleet the chips; each batch runs on a randomly drawn member
 * @param unseen further chips for a final test
 * @param hostEpochs number of epochs in float on the host before training in the loop, 0..10,000
 * @param epochs number of epochs with the chips in the loop, 1..10,000
 * @param batch number of samples per update in the loop, 1..100,000
 * @param rate initial learning rate in the loop, in units of weights, above 0, at most 63
 * @param schedule schedule of learning rates
 * @param decay factor of learning rates after each epoch in the exponential schedule, above 0, at most 1
 * @param patience number of epochs without a better accuracy on every tenth training sample, which is held out, after
 *     which training stops and uses the best epoch; 0 for never
 * @param shift largest random shift of each training image in pixels, different each time
 * @param trainSamples number of training samples used, starting with the first; all if empty
 * @param normalization how samples are normalized
 * @param preset related choices without individual settings
 * @param start the weights that training in the loop starts from
 * @param gradient how gradients in the loop are computed
 * @param sampling how samples are drawn, and how signals and images are varied
 * @param order which layers are trained in which epochs in the loop
 * @param compareIdeal whether the same is trained on an ideal chip as well, to measure what the errors of the chips cost
 */
public record TrainingSettings(
        FleetSettings fleet,
        UnseenChips unseen,
        int hostEpochs,
        int epochs,
        int batch,
        float rate,
        LearningRateSchedule schedule,
        float decay,
        int patience,
        int shift,
        OptionalInt trainSamples,
        Normalization normalization,
        TrainingPreset preset,
        StartSettings start,
        GradientSettings gradient,
        SamplingSettings sampling,
        LayerOrder order,
        boolean compareIdeal) {

    /** Default number of epochs in float for a network that is not trained. */
    public static final int HOST_EPOCHS = 16;

    /** Of the public example (hxtorch {@code examples/perceptron/mnist.py}, gamma). */
    private static final float DECAY = 0.99f;

    private static final int MAX_EPOCHS = 10_000;
    private static final int MAX_BATCH = 100_000;
    private static final int MAX_SHIFT = 1000;

    public TrainingSettings {
        unseen.requireAfter(fleet);
        SettingException.require("hostEpochs", hostEpochs, 0, MAX_EPOCHS);
        SettingException.require("epochs", epochs, 1, MAX_EPOCHS);
        SettingException.require("batch", batch, 1, MAX_BATCH);
        SettingException.require("patience", patience, 0, MAX_EPOCHS);
        SettingException.require("shift", shift, 0, MAX_SHIFT);
        trainSamples.ifPresent(count -> SettingException.require("trainSamples", count, 1, Integer.MAX_VALUE));
        if (!(rate > 0 && rate <= QuantizedWeights.MAX)) {
            throw new SettingException(
                    "rate", "is %s; it must be above 0, at most %s".formatted(rate, QuantizedWeights.MAX));
        }
        if (!(decay > 0 && decay <= 1)) {
            throw new SettingException("decay", "is %s; it must be above 0, at most 1".formatted(decay));
        }
        if (start.weights() == InitialWeights.DRAWN && hostEpochs > 0) {
            throw new SettingException(
                    "hostEpochs",
                    "is %s, but weights drawn in units of the chip are not trained in float; give 0 or quantized initial weights"
                            .formatted(hostEpochs));
        }
        if (order.layerByLayer() && gradient.robustness().learnsSteps()) {
            throw new SettingException(
                    "learnSteps",
                    "learns steps of all layers, but layers are frozen one after the other; leave one of both out");
        }
    }

    /**
     * The settings of a preset. Those of {@link TrainingPreset#AUTO} are as in {@link TrainingPreset#GENERAL} until they are chosen for
     * a network and its data by {@link dev.synram.training.choice.AutomaticSettings}.
     */
    public static TrainingSettings of(TrainingPreset preset) {
        return switch (preset) {
            case GENERAL -> defaults();
            case AUTO -> defaults().withPreset(TrainingPreset.AUTO);
            case MNIST -> mnist();
            case PUBLISHED -> published();
        };
    }

    /** For a network of any origin on one nominal chip: eight epochs in the loop. */
    public static TrainingSettings defaults() {
        return new TrainingSettings(
                FleetSettings.defaults(),
                UnseenChips.NONE,
                0,
                8,
                400,
                0.15f,
                LearningRateSchedule.COSINE,
                DECAY,
                0,
                0,
                OptionalInt.empty(),
                Normalization.NONE,
                TrainingPreset.GENERAL,
                StartSettings.QUANTIZED,
                GradientSettings.DEFAULT,
                SamplingSettings.PLAIN,
                LayerOrder.TOGETHER,
                false);
    }

    /** For the published network from initial weights: 16 epochs in float, then eight in the loop. */
    public static TrainingSettings mnist() {
        return defaults()
                .withPreset(TrainingPreset.MNIST)
                .withHostEpochs(HOST_EPOCHS)
                .withRate(0.7f);
    }

    /**
     * The public MNIST example of the chip's software (hxtorch {@code examples/perceptron/mnist.py}): weights drawn in
     * units of the chip, shifts of 1, Adam with a rate of 1.0 that falls by 1 % after each epoch, batches of 1,000, 20
     * epochs. The same is trained on an ideal chip for comparison.
     */
    public static TrainingSettings published() {
        return defaults()
                .withPreset(TrainingPreset.PUBLISHED)
                .withEpochs(20)
                .withBatch(1000)
                .withRate(1)
                .withSchedule(LearningRateSchedule.EXPONENTIAL)
                .withDecay(DECAY)
                .withStart(StartSettings.DRAWN)
                .withGradient(GradientSettings.PUBLISHED)
                .withCompareIdeal(true);
    }

    /**
     * The defaults for a fleet, for a network that runs on any chip of its kind.
     *
     * @param members number of chips, 1..256
     */
    public static TrainingSettings forFleet(int members) {
        return defaults().withFleet(FleetSettings.of(members));
    }

    private TrainingSettings with(Consumer<TrainingSettingsDraft> change) {
        TrainingSettingsDraft draft = new TrainingSettingsDraft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** The same on other chips. */
    public TrainingSettings withFleet(FleetSettings other) {
        return with(draft -> draft.fleet = other);
    }

    /** The same with another number of chips for the final test. */
    public TrainingSettings withUnseen(int other) {
        return withUnseen(unseen.withCount(other));
    }

    /** The same with other chips for the final test. */
    public TrainingSettings withUnseen(UnseenChips other) {
        return with(draft -> draft.unseen = other);
    }

    /** The same with another number of epochs in float. */
    public TrainingSettings withHostEpochs(int other) {
        return with(draft -> draft.hostEpochs = other);
    }

    /** The same with another number of epochs in the loop. */
    public TrainingSettings withEpochs(int other) {
        return with(draft -> draft.epochs = other);
    }

    /** The same with batches of another size in the loop. */
    public TrainingSettings withBatch(int other) {
        return with(draft -> draft.batch = other);
    }

    /** The same with another initial learning rate in the loop. */
    public TrainingSettings withRate(float other) {
        return with(draft -> draft.rate = other);
    }

    /** The same with another schedule. */
    public TrainingSettings withSchedule(LearningRateSchedule other) {
        return with(draft -> draft.schedule = other);
    }

    /** The same with another factor of the exponential schedule. */
    public TrainingSettings withDecay(float other) {
        return with(draft -> draft.decay = other);
    }

    /** The same with another patience. */
    public TrainingSettings withPatience(int other) {
        return with(draft -> draft.patience = other);
    }

    /** The same with images shifted. */
    public TrainingSettings withShift(int other) {
        return with(draft -> draft.shift = other);
    }

    /** The same with some of the training samples. */
    public TrainingSettings withTrainSamples(int other) {
        return with(draft -> draft.trainSamples = OptionalInt.of(other));
    }

    /** The same with samples normalized. */
    public TrainingSettings withNormalization(Normalization other) {
        return with(draft -> draft.normalization = other);
    }

    /** The same with another preset. */
    public TrainingSettings withPreset(TrainingPreset other) {
        return with(draft -> draft.preset = other);
    }

    /** The same from another start. */
    public TrainingSettings withStart(StartSettings other) {
        return with(draft -> draft.start = other);
    }

    /** The same with gradients computed in another way. */
    public TrainingSettings withGradient(GradientSettings other) {
        return with(draft -> draft.gradient = other);
    }

    /** The same with samples drawn and varied in another way. */
    public TrainingSettings withSampling(SamplingSettings other) {
        return with(draft -> draft.sampling = other);
    }

    /** The same with layers trained in another order. */
    public TrainingSettings withOrder(LayerOrder other) {
        return with(draft -> draft.order = other);
    }

    /** The same with or without the comparison with an ideal chip. */
    public TrainingSettings withCompareIdeal(boolean other) {
        return with(draft -> draft.compareIdeal = other);
    }

    /** The seed, chips and threads. */
    ChipSettings chips() {
        return fleet.chips();
    }

    /** The weights that training ends with. */
    List<FloatWeights> chosen(TrainingState trained) {
        return patience > 0 ? trained.best() : trained.weights();
    }

    Hyperparameters onHost(Input input) {
        return Hyperparameters.inFloat(hostEpochs, chips().seed())
                .withFinalRate(Hyperparameters.HOST_RATE * preset.hostRateFall())
                .with(schedule, patience)
                .withDecay(decay)
                .withBalance(sampling.balance())
                .with(augmentation(input, new ValueRange(input.signed() ? -1 : 0, 1, false)));
    }

    Hyperparameters inTheLoop(Input input) {
        return Hyperparameters.inTheLoop(epochs, batch, rate, chips().seed())
                .withFinalRate(rate * preset.rateFall())
                .with(schedule, patience)
                .withDecay(decay)
                .with(gradient)
                .with(order)
                .withBalance(sampling.balance())
                .with(augmentation(input, sampling.activations(input)));
    }

    /**
     * Checks that samples of an input can be varied so.
     *
     * @throws SettingException if not
     */
    void requireAugmentationOf(Input input) {
        augmentation(input, sampling.activations(input));
    }

    private Augmentation augmentation(Input input, ValueRange range) {
        Shape shape = input.shape();
        Augmentation images = sampling.images().of(input, range);
        if (sampling.isVaried()) {
            return sampling.varied(shape, range, shift);
        }
        if (shift == 0) {
            return images;
        }
        int most = Math.min(shape.height(), shape.width()) - 1;
        if (shift > most) {
            throw new SettingException(
                    "shift",
                    most < 1
                            ? "is %s, but samples of %s are not images".formatted(shift, shape)
                            : "is %s; samples of %s can be shifted by 1..%s".formatted(shift, shape, most));
        }
        Shift shifted = new Shift(input.encoding().rows().of(shape), shift);
        return sampling.images().equals(ImageSettings.PLAIN) ? shifted : shifted.then(images);
    }
}
