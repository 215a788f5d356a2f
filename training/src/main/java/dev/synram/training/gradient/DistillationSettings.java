package dev.synram.training.gradient;

import dev.synram.experiment.setting.SettingException;

/**
 * How much a network in the loop learns from the outputs of a network in float, its teacher, besides the labels.
 *
 * @param weight share of the teacher in the loss, 0..1; 0 for none
 * @param temperature what logits of both are divided by before the softmax, above 0, at most 100: the higher, the more count
 *     classes that are not chosen
 */
public record DistillationSettings(float weight, float temperature) {

    private static final float MOST_TEMPERATURE = 100;

    /** Labels alone. */
    public static final DistillationSettings NONE = new DistillationSettings(0, 1);

    /** Labels and teacher alike, at a temperature of 2. */
    public static final DistillationSettings DEFAULT = new DistillationSettings(0.5f, 2);

    public DistillationSettings {
        if (!(weight >= 0 && weight <= 1)) {
            throw new SettingException("teacherWeight", "is %s; it must be 0..1".formatted(weight));
        }
        if (!(temperature > 0 && temperature <= MOST_TEMPERATURE)) {
            throw new SettingException("temperature", "is %s; it must be above 0, at most 100".formatted(temperature));
        }
    }

    /** Whether there is a teacher. */
    public boolean isUsed() {
        return weight > 0;
    }
}
