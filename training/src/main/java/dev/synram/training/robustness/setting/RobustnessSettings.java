package dev.synram.training.robustness.setting;

import dev.synram.experiment.setting.SettingException;

/**
 * What training in the loop does so that a network is robust to chips.
 *
 * @param learnsSteps whether the step of each multiplication's weights is learned with them
 * @param pattern the fixed pattern that is drawn for each batch
 * @param sharpness distance to the weights at which the gradient is computed, where the loss is higher: the root mean square
 *     over the elements of a matrix, in units of the chip, 0..63; 0 for none
 * @param recalibrates whether sends and digital biases are corrected for each chip by unlabelled samples, in training and in tests
 */
public record RobustnessSettings(boolean learnsSteps, PatternSettings pattern, float sharpness, boolean recalibrates) {

    private static final float MOST_SHARPNESS = 63;

    /** None of the methods. */
    public static final RobustnessSettings NONE = new RobustnessSettings(false, PatternSettings.NONE, 0, false);

    public RobustnessSettings {
        if (!(sharpness >= 0 && sharpness <= MOST_SHARPNESS)) {
            throw new SettingException("sharpness", "is %s; it must be 0..63".formatted(sharpness));
        }
    }

    /** The same with steps learned or not. */
    public RobustnessSettings withLearnedSteps(boolean learned) {
        return new RobustnessSettings(learned, pattern, sharpness, recalibrates);
    }

    /** The same with other patterns. */
    public RobustnessSettings with(PatternSettings other) {
        return new RobustnessSettings(learnsSteps, other, sharpness, recalibrates);
    }

    /** The same at another distance. */
    public RobustnessSettings withSharpness(float radius) {
        return new RobustnessSettings(learnsSteps, pattern, radius, recalibrates);
    }

    /** The same with biases corrected for each chip or not. */
    public RobustnessSettings withRecalibration(boolean corrected) {
        return new RobustnessSettings(learnsSteps, pattern, sharpness, corrected);
    }

    /** Whether the gradient is computed at a distance. */
    public boolean isSharpnessAware() {
        return sharpness > 0;
    }
}
