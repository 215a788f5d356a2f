package dev.synram.training;

import dev.synram.chip.NoiseKey;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.ChipModel;
import dev.synram.experiment.model.FittedFloatModel;
import dev.synram.experiment.model.Model;
import dev.synram.network.quantization.QuantizationOptions;
import java.util.Locale;
import java.util.Map;

/** Related choices about a training that have no individual settings. */
public enum TrainingPreset {

    /** As {@link #GENERAL}, with epochs, batch, rate and shift chosen by the network and its data. */
    AUTO(5e-3f, 5e-3f),
    /**
     * For a network of any origin: with cross-layer equalization and scales by squared error. Tests before and after
     * training in the loop have the same noise.
     */
    GENERAL(5e-3f, 5e-3f),

    /**
     * For the published network, trained from initial weights: scales by percentile. Every test has different noise.
     */
    MNIST(1e-5f / Hyperparameters.HOST_RATE, 7e-3f),

    /**
     * The public MNIST example of the chip's software: from weights drawn in units of the chip. Every test has different
     * noise.
     */
    PUBLISHED(1e-5f / Hyperparameters.HOST_RATE, 7e-3f);

    private final float hostRateFall;
    private final float rateFall;

    TrainingPreset(float hostRateFall, float rateFall) {
        this.hostRateFall = hostRateFall;
        this.rateFall = rateFall;
    }

    /** The name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The final learning rate in float as a fraction of the initial one. */
    float hostRateFall() {
        return hostRateFall;
    }

    /** The final learning rate in the loop as a fraction of the initial one. */
    float rateFall() {
        return rateFall;
    }

    /** The training samples that determine ranges. */
    LabelledData calibration(LabelledData train) {
        int some = Math.min(Model.CALIBRATION_SAMPLES, train.count());
        return switch (this) {
            case GENERAL, AUTO -> train.spaced(some);
            case MNIST, PUBLISHED -> train.range(0, some);
        };
    }

    /**
     * The network quantized for chips.
     *
     * @param gain LSB per unit of activation x weight at one send, measured on the chips
     * @param choices the user's choices, by the name of a layer
     */
    ChipModel onChips(FittedFloatModel model, double gain, Map<String, QuantizationOptions.Choice> choices) {
        return switch (this) {
            case GENERAL, AUTO -> model.onChips(gain, QuantizationOptions.IMPORTED.with(choices));
            case MNIST, PUBLISHED ->
                model.onChips(
                        gain,
                        QuantizationOptions.DEFAULT.with(choices),
                        lowered -> HostTraining.results(lowered, model.samples()));
        };
    }

    /**
     * Noise keys of the tests.
     *
     * @param before key of the test before training in the loop
     * @param after key of the test after training in the loop
     * @param outputs key of the repeated trials
     * @param uncalibrated key of the test without calibration
     */
    record TestNoise(NoiseKey before, NoiseKey after, NoiseKey outputs, NoiseKey uncalibrated) {}

    TestNoise testNoise(long seed) {
        NoiseKey all = NoiseKey.of(seed);
        return switch (this) {
            case GENERAL, AUTO -> new TestNoise(all.fold(2), all.fold(2), all.fold(3), all.fold(2));
            case MNIST, PUBLISHED -> {
                NoiseKey tests = all.fold(1);
                yield new TestNoise(tests.fold(0), tests.fold(1), tests.fold(2), tests.fold(3));
            }
        };
    }
}
