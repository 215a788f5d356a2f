package dev.synram.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.setting.SettingException;
import dev.synram.network.layer.Input;
import dev.synram.network.shape.Shape;
import dev.synram.training.gradient.GradientSettings;
import dev.synram.training.gradient.SaturationGradient;
import dev.synram.training.robustness.setting.RobustnessSettings;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {

    private static final TrainingSettings SETTINGS = TrainingSettings.defaults();

    private static void assertRefused(String setting, String problem, ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOfSatisfying(SettingException.class, refused -> {
            assertThat(refused.setting()).isEqualTo(setting);
            assertThat(refused.problem()).isEqualTo(problem);
        });
    }

    @Test
    void valuesThatAreNotAllowedAreRefusedByName() {
        assertRefused("unseen", "is -1; it must be 0..256", () -> SETTINGS.withUnseen(-1));
        assertRefused("hostEpochs", "is -1; it must be 0..10000", () -> SETTINGS.withHostEpochs(-1));
        assertRefused("epochs", "is 0; it must be 1..10000", () -> SETTINGS.withEpochs(0));
        assertRefused("epochs", "is 10001; it must be 1..10000", () -> SETTINGS.withEpochs(10_001));
        assertRefused("batch", "is 0; it must be 1..100000", () -> SETTINGS.withBatch(0));
        assertRefused("rate", "is 0.0; it must be above 0, at most 63", () -> SETTINGS.withRate(0));
        assertRefused("rate", "is 64.0; it must be above 0, at most 63", () -> SETTINGS.withRate(64));
        assertRefused("rate", "is NaN; it must be above 0, at most 63", () -> SETTINGS.withRate(Float.NaN));
        assertRefused("decay", "is 0.0; it must be above 0, at most 1", () -> SETTINGS.withDecay(0));
        assertRefused("decay", "is 1.5; it must be above 0, at most 1", () -> SETTINGS.withDecay(1.5f));
        assertRefused(
                "logitScale",
                "is 0.0; it must be above 0, at most 1000",
                () -> SETTINGS.gradient().withLogitScale(0));
        assertRefused(
                "numSends",
                "of layer conv1 is 0; it must be 1..10000",
                () -> new StartSettings(InitialWeights.DRAWN, Map.of("conv1", 0), Map.of()));
        assertRefused(
                "reluShift",
                "of layer relu1 is 8; it must be 0..7",
                () -> new StartSettings(InitialWeights.DRAWN, Map.of(), Map.of("relu1", 8)));
        assertRefused(
                "hostEpochs",
                "is 3, but weights drawn in units of the chip are not trained in float; give 0 or quantized initial weights",
                () -> TrainingSettings.published().withHostEpochs(3));
        assertRefused("patience", "is -1; it must be 0..10000", () -> SETTINGS.withPatience(-1));
        assertRefused("shift", "is 1001; it must be 0..1000", () -> SETTINGS.withShift(1001));
        assertRefused("trainSamples", "is 0; it must be 1..2147483647", () -> SETTINGS.withTrainSamples(0));
        TrainingSettings stepped =
                SETTINGS.withGradient(GradientSettings.DEFAULT.with(RobustnessSettings.NONE.withLearnedSteps(true)));
        assertRefused(
                "learnSteps",
                "learns steps of all layers, but layers are frozen one after the other; leave one of both out",
                () -> stepped.withOrder(LayerOrder.layerByLayer(0)));
    }

    @Test
    void imagesAreMovedWithinTheirSize() {
        Input image = new Input(new Shape(1, 28, 28), false);
        assertThat(SETTINGS.withShift(27).inTheLoop(image)).isNotNull();
        assertRefused(
                "shift",
                "is 28; samples of 1 x 28 x 28 can be shifted by 1..27",
                () -> SETTINGS.withShift(28).inTheLoop(image));
        assertRefused(
                "shift",
                "is 1, but samples of 1 x 1 x 4 are not images",
                () -> SETTINGS.withHostEpochs(1).withShift(1).onHost(new Input(new Shape(1, 1, 4), false)));
    }

    @Test
    void signalsAreVariedWithinTheirSize() {
        Input signal = new Input(new Shape(2, 1, 48), true);
        TrainingSettings varied = SETTINGS.withSampling(new SamplingSettings(1, 47, 0.1f, 0.1f));
        assertThat(varied.inTheLoop(signal).balance()).isEqualTo(1);
        assertRefused(
                "signalShift",
                "is 48; samples of 2 x 1 x 48 can be shifted by 0..47",
                () -> SETTINGS.withSampling(new SamplingSettings(0, 48, 0, 0)).inTheLoop(signal));
        assertRefused(
                "signalShift",
                "cannot vary samples of 1 x 28 x 28, which are images; leave out what varies signals",
                () -> varied.inTheLoop(new Input(new Shape(1, 28, 28), false)));
        assertRefused(
                "shift",
                "is 1, but samples are varied as signals; give one of both",
                () -> varied.withShift(1).inTheLoop(signal));
        assertRefused("balance", "is 1.5; it must be between 0 and 1", () -> SamplingSettings.PLAIN.withBalance(1.5f));
    }

    @Test
    void onlyImagesAreCroppedAndMirrored() {
        Input image = new Input(new Shape(3, 8, 6), false);
        Input signal = new Input(new Shape(2, 1, 48), true);
        SamplingSettings cropped = SamplingSettings.PLAIN.with(new ImageSettings(5, true));
        assertThat(SETTINGS.withShift(1).withSampling(cropped).inTheLoop(image)).isNotNull();
        assertRefused(
                "crop",
                "is 6; samples of 3 x 8 x 6 can be cropped by 1..5",
                () -> SETTINGS.withSampling(SamplingSettings.PLAIN.with(new ImageSettings(6, false)))
                        .inTheLoop(image));
        assertRefused(
                "crop",
                "varies images, but samples of 2 x 1 x 48 are not images; leave it out",
                () -> SETTINGS.withSampling(cropped).inTheLoop(signal));
        assertRefused(
                "flip",
                "varies images, but samples of 2 x 1 x 48 are not images; leave it out",
                () -> SETTINGS.withSampling(SamplingSettings.PLAIN.with(new ImageSettings(0, true)))
                        .inTheLoop(signal));
    }

    /** The figures of the public example: batch 1000, rate 1.0, gamma 0.99, 20 epochs, outputs as logits. */
    @Test
    void thePublishedRecipeIsThatOfTheExample() {
        Hyperparameters loop =
                TrainingSettings.of(TrainingPreset.PUBLISHED).inTheLoop(new Input(new Shape(1, 28, 28), false));
        assertThat(loop.epochs()).isEqualTo(20);
        assertThat(loop.batch()).isEqualTo(1000);
        assertThat(loop.learningRate()).isEqualTo(1);
        assertThat(loop.schedule()).isEqualTo(LearningRateSchedule.EXPONENTIAL);
        assertThat(loop.decay()).isEqualTo(0.99f);
        assertThat(loop.weightLimit()).isEqualTo(63);
        assertThat(loop.gradient()).isEqualTo(new GradientSettings(1, SaturationGradient.PASSED));
        assertThat(TrainingSettings.of(TrainingPreset.GENERAL)).isEqualTo(SETTINGS);
        assertThat(TrainingSettings.of(TrainingPreset.MNIST)).isEqualTo(TrainingSettings.mnist());
    }

    /** The published network differs in what its results were reached with, and in nothing else. */
    @Test
    void mnistIsAPreset() {
        assertThat(TrainingSettings.mnist())
                .isEqualTo(SETTINGS.withPreset(TrainingPreset.MNIST)
                        .withHostEpochs(16)
                        .withRate(0.7f));
    }
}
