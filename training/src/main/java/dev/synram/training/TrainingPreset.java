package dev.synram.training;

import dev.synram.chip.NoiseKey;
import dev.synram.data.LabelledData;
import dev.synram.experiment.model.ChipModel;
import dev.synram.experiment.model.FittedFloatModel;
import dev.synram.experiment.model.FittedModel;
import dev.synram.experiment.model.Model;
import dev.synram.network.quantization.QuantizationOptions;

/** Choices about a training that go together, and are not worth a setting each. */
public enum TrainingPreset {

    /**
     * For a network of any origin: its channels are equalized, and scales follow the squared error. Tests before and after
     * training in the loop meet the same noise.
     */
    GENERAL(5e-3f, 5e-3f),

    /**
     * For the published network, trained here from its first weights: scales follow percentiles. Every test meets noise of its
     * own.
     */
    MNIST(1e-5f / Hyperparameters.HOST_RATE, 7e-3f);

    private final float hostRateFall;
    private final float rateFall;

    TrainingPreset(float hostRateFall, float rateFall) {
        this.hostRateFall = hostRateFall;
        this.rateFall = rateFall;
    }

    /** The last learning rate in float as a part of the first. */
    float hostRateFall() {
        return hostRateFall;
    }

    /** The last learning rate in the loop as a part of the first. */
    float rateFall() {
        return rateFall;
    }

    /** Training samples by which ranges are judged. */
    LabelledData calibration(LabelledData train) {
        int some = Math.min(Model.CALIBRATION_SAMPLES, train.count());
        return switch (this) {
            case GENERAL -> train.spaced(some);
            case MNIST -> train.range(0, some);
        };
    }

    /** The network quantized for chips of a gain. */
    ChipModel onChips(FittedModel model, double gain) {
        return this == MNIST && model instanceof FittedFloatModel floats
                ? floats.onChips(
                        gain, QuantizationOptions.DEFAULT, form -> HostTraining.results(form, floats.samples()))
                : model.onChips(gain);
    }

    /**
     * Keys of the noise that tests meet.
     *
     * @param before of the test before training in the loop
     * @param after of the test after it
     * @param outputs of repeated trials
     * @param uncalibrated of the test without calibration
     */
    record TestNoise(NoiseKey before, NoiseKey after, NoiseKey outputs, NoiseKey uncalibrated) {}

    TestNoise testNoise(long seed) {
        NoiseKey all = NoiseKey.of(seed);
        return switch (this) {
            case GENERAL -> new TestNoise(all.fold(2), all.fold(2), all.fold(3), all.fold(2));
            case MNIST -> {
                NoiseKey tests = all.fold(1);
                yield new TestNoise(tests.fold(0), tests.fold(1), tests.fold(2), tests.fold(3));
            }
        };
    }
}
