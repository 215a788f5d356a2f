package dev.synram.training;

import dev.synram.experiment.setting.SettingException;
import dev.synram.network.layer.Input;
import dev.synram.network.shape.Shape;
import dev.synram.training.augmentation.Augmentation;
import dev.synram.training.augmentation.Crop;
import dev.synram.training.augmentation.Flip;
import dev.synram.training.augmentation.ValueRange;

/**
 * How images are varied each time, besides shifts.
 *
 * @param crop by how many pixels random windows, which are enlarged to the whole image, are shorter at most, 0..1000
 * @param flip whether half of the images are mirrored left and right
 */
public record ImageSettings(int crop, boolean flip) {

    /** Images as they are. */
    public static final ImageSettings PLAIN = new ImageSettings(0, false);

    private static final int MAX_CROP = 1000;

    public ImageSettings {
        SettingException.require("crop", crop, 0, MAX_CROP);
    }

    /** The same with other windows. */
    public ImageSettings withCrop(int other) {
        return new ImageSettings(other, flip);
    }

    /** The same with images mirrored or not. */
    public ImageSettings withFlip(boolean other) {
        return new ImageSettings(crop, other);
    }

    /** Varies samples of an input whose values are in a range. */
    Augmentation of(Input input, ValueRange range) {
        if (equals(PLAIN)) {
            return Augmentation.NONE;
        }
        requireImages(input);
        Flip flipped = new Flip(input.encoding().rows().of(input.shape()));
        if (crop == 0) {
            return flipped;
        }
        Augmentation cropped = new Crop(input.shape(), range, crop);
        return flip ? flipped.then(cropped) : cropped;
    }

    private void requireImages(Input input) {
        Shape shape = input.shape();
        int shorter = Math.min(shape.height(), shape.width());
        if (shorter < 2) {
            throw new SettingException(
                    crop > 0 ? "crop" : "flip",
                    "varies images, but samples of %s are not images; leave it out".formatted(shape));
        }
        if (crop >= shorter) {
            throw new SettingException(
                    "crop", "is %s; samples of %s can be cropped by 1..%s".formatted(crop, shape, shorter - 1));
        }
        if (crop > 0 && input.encoding().rows().elements() > 1) {
            throw new SettingException(
                    "crop",
                    "interpolates activations, but those of this network are laid out on several rows; leave it out");
        }
    }
}
