package dev.synram.training.augmentation;

/**
 * The values that samples may have.
 *
 * @param lowest value, 0 or less
 * @param largest value, above 0
 * @param whole whether values are integers, as activations are
 */
public record ValueRange(float lowest, float largest, boolean whole) {

    /** The next value of this range. */
    float limited(float value) {
        float limited = Math.clamp(value, lowest, largest);
        return whole ? Math.round(limited) : limited;
    }
}
