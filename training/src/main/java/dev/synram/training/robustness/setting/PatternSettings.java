package dev.synram.training.robustness.setting;

import dev.synram.experiment.setting.SettingException;

/**
 * The fixed pattern of another chip that is drawn for each batch, on top of that of the chip that the batch runs on.
 *
 * @param size its size as a multiple of what is measured on the chips of the training, 0..10; 0 for none
 * @param variation standard deviation of that size from batch to batch, as a share of it, 0..1; above 0 the network learns to
 *     live with chips of different quality (variance-aware noisy training: Wang et al. 2025, arXiv 2503.16183)
 */
public record PatternSettings(float size, float variation) {

    private static final float LARGEST = 10;

    /** No pattern but that of the chip. */
    public static final PatternSettings NONE = new PatternSettings(0, 0);

    /** As large as measured. */
    public static final PatternSettings MEASURED = new PatternSettings(1, 0);

    public PatternSettings {
        if (!(size >= 0 && size <= LARGEST)) {
            throw new SettingException("patternNoise", "is %s; it must be 0..10".formatted(size));
        }
        if (!(variation >= 0 && variation <= 1)) {
            throw new SettingException("patternVariation", "is %s; it must be 0..1".formatted(variation));
        }
    }

    /** Whether patterns are drawn. */
    public boolean isUsed() {
        return size > 0;
    }
}
