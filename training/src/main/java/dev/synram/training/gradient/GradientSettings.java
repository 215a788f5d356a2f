package dev.synram.training.gradient;

import dev.synram.experiment.setting.SettingException;
import dev.synram.training.robustness.setting.RobustnessSettings;

/**
 * How gradients are computed with chips in the loop.
 *
 * @param logitScale logits per LSB of the last results, the factor before the softmax; above 0, at most 1000
 * @param saturation gradient of activations at their limit
 * @param distillation how much is learned from a teacher
 * @param robustness what is done so that the network is robust to chips
 */
public record GradientSettings(
        float logitScale,
        SaturationGradient saturation,
        DistillationSettings distillation,
        RobustnessSettings robustness) {

    private static final float MAX_LOGIT_SCALE = 1000;

    /** Outputs divided by 8 before the softmax, and no gradient at the limit of activations. */
    public static final GradientSettings DEFAULT = new GradientSettings(1f / 8, SaturationGradient.ZERO);

    /**
     * The choices of the public MNIST example (hxtorch {@code examples/perceptron/mnist.py}): outputs in LSB are logits,
     * and the limit of activations is ignored.
     */
    public static final GradientSettings PUBLISHED = new GradientSettings(1, SaturationGradient.PASSED);

    /** Without a teacher and methods for robustness. */
    public GradientSettings(float logitScale, SaturationGradient saturation) {
        this(logitScale, saturation, DistillationSettings.NONE, RobustnessSettings.NONE);
    }

    public GradientSettings {
        if (!(logitScale > 0 && logitScale <= MAX_LOGIT_SCALE)) {
            throw new SettingException("logitScale", "is %s; it must be above 0, at most 1000".formatted(logitScale));
        }
    }

    /** The same with another scale of outputs. */
    public GradientSettings withLogitScale(float other) {
        return new GradientSettings(other, saturation, distillation, robustness);
    }

    /** The same with a teacher. */
    public GradientSettings with(DistillationSettings other) {
        return new GradientSettings(logitScale, saturation, other, robustness);
    }

    /** The same with other methods for robustness. */
    public GradientSettings with(RobustnessSettings other) {
        return new GradientSettings(logitScale, saturation, distillation, other);
    }
}
