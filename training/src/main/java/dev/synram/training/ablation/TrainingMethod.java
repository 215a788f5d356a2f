package dev.synram.training.ablation;

import dev.synram.experiment.setting.FleetSettings;
import dev.synram.training.ImageSettings;
import dev.synram.training.LayerOrder;
import dev.synram.training.TrainingSettings;
import dev.synram.training.gradient.DistillationSettings;
import dev.synram.training.robustness.BiasCorrection;
import dev.synram.training.robustness.setting.PatternSettings;
import dev.synram.training.robustness.setting.RobustnessSettings;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A method of training that can be left out. A new one is one more constant. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
public enum TrainingMethod {
    /** Images are shifted. */
    SHIFT(
            settings -> settings.shift() > 0,
            settings -> settings.withShift(0),
            settings -> settings.withShift(1),
            settings -> "images shifted by up to %s pixels".formatted(settings.shift())),
    /** Windows are cut out of images. */
    CROP(
            settings -> settings.sampling().images().crop() > 0,
            settings -> images(settings, images -> images.withCrop(0)),
            settings -> images(settings, images -> images.withCrop(2)),
            settings -> "windows of images, shorter by up to %s pixels"
                    .formatted(settings.sampling().images().crop())),
    /** Images are mirrored. */
    FLIP(
            settings -> settings.sampling().images().flip(),
            settings -> images(settings, images -> images.withFlip(false)),
            settings -> images(settings, images -> images.withFlip(true)),
            _ -> "images mirrored left and right"),
    /** Classes are drawn equally often. */
    BALANCE(
            settings -> settings.sampling().balance() > 0,
            settings -> settings.withSampling(settings.sampling().withBalance(0)),
            settings -> settings.withSampling(settings.sampling().withBalance(1)),
            settings -> "rare classes drawn more often, balance %s"
                    .formatted(settings.sampling().balance())),
    /** The network in float, or another one, is the teacher. */
    TEACHER(
            settings -> settings.gradient().distillation().isUsed(),
            settings -> settings.withGradient(settings.gradient().with(DistillationSettings.NONE)),
            settings -> settings.withGradient(settings.gradient().with(DistillationSettings.DEFAULT)),
            settings -> "teacher with weight %s at temperature %s"
                    .formatted(
                            settings.gradient().distillation().weight(),
                            settings.gradient().distillation().temperature())),
    /** Batches run on several chips. */
    FLEET(
            settings -> settings.fleet().fleet() > 1,
            settings -> fleet(settings, fleet -> fleet.withFleet(1).withDrift(0)),
            settings -> fleet(settings, fleet -> fleet.withFleet(4)),
            settings -> settings.fleet().drift() == 0
                    ? "trained on %s chips".formatted(settings.fleet().fleet())
                    : "trained on %s chips, the oldest %s h older"
                            .formatted(
                                    settings.fleet().fleet(), settings.fleet().drift())),
    /** Training stops early. */
    PATIENCE(
            settings -> settings.patience() > 0,
            settings -> settings.withPatience(0),
            settings -> settings.withPatience(3),
            settings -> "stopped after %s epochs without progress on held-out samples".formatted(settings.patience())),
    /** Layers are frozen one after the other. */
    LAYER_BY_LAYER(
            settings -> settings.order().layerByLayer(),
            settings -> settings.withOrder(LayerOrder.TOGETHER),
            settings -> settings.withOrder(LayerOrder.layerByLayer(0)),
            settings -> "in the loop, layers trained %s".formatted(settings.order())),
    /** Steps of weights are learned. */
    LEARN_STEPS(
            settings -> settings.gradient().robustness().learnsSteps(),
            settings -> robust(settings, robust -> robust.withLearnedSteps(false)),
            settings -> robust(settings, robust -> robust.withLearnedSteps(true)),
            _ -> "quantization steps learned with the weights"),
    /** Each batch has the fixed pattern of another chip. */
    PATTERN_NOISE(
            settings -> settings.gradient().robustness().pattern().isUsed(),
            settings -> robust(settings, robust -> robust.with(PatternSettings.NONE)),
            settings -> robust(settings, robust -> robust.with(PatternSettings.MEASURED)),
            settings -> "fixed patterns drawn for each batch, %s times as large as measured"
                    .formatted(settings.gradient().robustness().pattern().size())),
    /** Gradients are computed where the loss is higher. */
    SHARPNESS(
            settings -> settings.gradient().robustness().isSharpnessAware(),
            settings -> robust(settings, robust -> robust.withSharpness(0)),
            settings -> robust(settings, robust -> robust.withSharpness(0.1f)),
            settings -> "gradients at a distance of %s from the weights"
                    .formatted(settings.gradient().robustness().sharpness())),
    /** Sends and biases are corrected for each chip. */
    RECALIBRATE(
            settings -> settings.gradient().robustness().recalibrates(),
            settings -> robust(settings, robust -> robust.withRecalibration(false)),
            settings -> robust(settings, robust -> robust.withRecalibration(true)),
            _ ->
                    "sends and digital biases corrected for each chip by up to %s training samples without their labels, in training and in tests: accuracies with it are those after the correction"
                            .formatted(BiasCorrection.SAMPLES));

    private final Predicate<TrainingSettings> used;
    private final UnaryOperator<TrainingSettings> without;
    private final UnaryOperator<TrainingSettings> with;
    private final Function<TrainingSettings, String> meaning;

    TrainingMethod(
            Predicate<TrainingSettings> used,
            UnaryOperator<TrainingSettings> without,
            UnaryOperator<TrainingSettings> with,
            Function<TrainingSettings, String> meaning) {
        this.used = used;
        this.without = without;
        this.with = with;
        this.meaning = meaning;
    }

    private static TrainingSettings images(TrainingSettings settings, UnaryOperator<ImageSettings> change) {
        return settings.withSampling(
                settings.sampling().with(change.apply(settings.sampling().images())));
    }

    private static TrainingSettings robust(TrainingSettings settings, UnaryOperator<RobustnessSettings> change) {
        return settings.withGradient(
                settings.gradient().with(change.apply(settings.gradient().robustness())));
    }

    private static TrainingSettings fleet(TrainingSettings settings, UnaryOperator<FleetSettings> change) {
        return settings.withFleet(change.apply(settings.fleet()));
    }

    /** The name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Settings without the method. */
    public TrainingSettings without(TrainingSettings settings) {
        return without.apply(settings);
    }

    /** Settings with the method: as they are if they use it, otherwise with its usual strength. */
    public TrainingSettings with(TrainingSettings settings) {
        return used.test(settings) ? settings : with.apply(settings);
    }

    /** What the method does with settings that use it. */
    public String meaning(TrainingSettings settings) {
        return meaning.apply(settings);
    }
}
