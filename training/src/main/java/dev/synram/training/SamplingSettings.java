package dev.synram.training;

import dev.synram.experiment.setting.SettingException;
import dev.synram.network.layer.Input;
import dev.synram.network.shape.Shape;
import dev.synram.training.augmentation.Augmentation;
import dev.synram.training.augmentation.SignalVariation;
import dev.synram.training.augmentation.ValueRange;

/**
 * How samples are drawn for training, and how signals and images are varied each time.
 *
 * @param balance 0 for each sample once an epoch, 1 for all classes equally often, between them the classes' shares to the power of
 *     {@code 1 - balance}
 * @param shift largest random shift of a signal in values, 0..1000
 * @param gain largest random change of a signal's amplitude, as a share, at least 0, below 1
 * @param noise standard deviation of what is added to each value, as a share of the largest value, 0..1
 * @param images how images are varied, besides shifts
 */
public record SamplingSettings(float balance, int shift, float gain, float noise, ImageSettings images) {

    /** Each sample once an epoch, as it is. */
    public static final SamplingSettings PLAIN = new SamplingSettings(0, 0, 0, 0, ImageSettings.PLAIN);

    private static final int MAX_SHIFT = 1000;

    public SamplingSettings {
        requireShare("balance", balance);
        SettingException.require("signalShift", shift, 0, MAX_SHIFT);
        requireShare("signalGain", gain);
        requireShare("signalNoise", noise);
        if (gain == 1) {
            throw new SettingException("signalGain", "is 1.0; it must be below 1");
        }
    }

    /** How samples are drawn and signals are varied; images are not. */
    public SamplingSettings(float balance, int shift, float gain, float noise) {
        this(balance, shift, gain, noise, ImageSettings.PLAIN);
    }

    private static void requireShare(String name, float share) {
        if (!(share >= 0 && share <= 1)) {
            throw new SettingException(name, "is %s; it must be between 0 and 1".formatted(share));
        }
    }

    /** The same with another balance of classes. */
    public SamplingSettings withBalance(float other) {
        return new SamplingSettings(other, shift, gain, noise, images);
    }

    /** The same with images varied in another way. */
    public SamplingSettings with(ImageSettings other) {
        return new SamplingSettings(balance, shift, gain, noise, other);
    }

    /** Whether signals are varied. */
    boolean isVaried() {
        return shift > 0 || gain > 0 || noise > 0;
    }

    private String firstVariation() {
        if (shift > 0) {
            return "signalShift";
        }
        return gain > 0 ? "signalGain" : "signalNoise";
    }

    /** The values that activations of signals may have. */
    ValueRange activations(Input input) {
        int largest = input.encoding().rows().largest();
        if (isVaried() && input.encoding().rows().elements() > 1) {
            throw new SettingException(
                    firstVariation(),
                    "varies signals, but activations of this network are laid out on several rows; leave it out");
        }
        return new ValueRange(input.signed() ? -largest : 0, largest, true);
    }

    /** Varies samples of a shape, which are not shifted as images. */
    Augmentation varied(Shape shape, ValueRange range, int imageShift) {
        if (imageShift > 0) {
            throw new SettingException(
                    "shift", "is %s, but samples are varied as signals; give one of both".formatted(imageShift));
        }
        if (shape.height() != 1 || shift >= shape.width()) {
            throw new SettingException(
                    shape.height() == 1 ? "signalShift" : firstVariation(),
                    shape.height() != 1
                            ? "cannot vary samples of %s, which are images; leave out what varies signals"
                                    .formatted(shape)
                            : "is %s; samples of %s can be shifted by 0..%s"
                                    .formatted(shift, shape, shape.width() - 1));
        }
        return new SignalVariation(shape, range, shift, gain, noise);
    }
}
