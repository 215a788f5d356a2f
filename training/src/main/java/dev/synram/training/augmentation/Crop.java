package dev.synram.training.augmentation;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import dev.synram.network.shape.Shape;

/**
 * Cuts a random window out of each image and enlarges it to the size of the image, by bilinear interpolation between the centres of
 * pixels. Both sides of the window are shorter by the same random number of pixels, which may be 0.
 *
 * @param shape of a sample
 * @param range that values stay in, rounded where it says so
 * @param pixels by how many pixels windows are shorter at most, at least 1, less than the shorter side
 */
public record Crop(Shape shape, ValueRange range, int pixels) implements Augmentation {

    public Crop {
        int most = Math.min(shape.height(), shape.width()) - 1;
        if (pixels < 1 || pixels > most) {
            throw new IllegalArgumentException(
                    "images of %s cannot be cropped by %s pixels; give 1 to %s".formatted(shape, pixels, most));
        }
    }

    @Override
    public LabelledData apply(LabelledData samples, long key) {
        float[] before = new float[shape.size()];
        for (int i = 0; i < samples.count(); i++) {
            long own = CounterRandom.combine(key, i);
            int removed = CounterRandom.below(pixels + 1, own, 0);
            if (removed > 0) {
                int top = CounterRandom.below(removed + 1, own, 1);
                int left = CounterRandom.below(removed + 1, own, 2);
                int start = i * before.length;
                System.arraycopy(samples.values(), start, before, 0, before.length);
                enlarge(before, samples.values(), start, new Window(top, left, removed));
            }
        }
        return samples;
    }

    /**
     * What is cut out.
     *
     * @param top its first row
     * @param left its first column
     * @param removed by how many pixels both sides are shorter than the image's
     */
    private record Window(int top, int left, int removed) {}

    private void enlarge(float[] from, float[] to, int start, Window window) {
        int channels = shape.channels();
        for (int y = 0; y < shape.height(); y++) {
            float row = position(y, shape.height(), window.top, window.removed);
            for (int x = 0; x < shape.width(); x++) {
                float column = position(x, shape.width(), window.left, window.removed);
                int target = start + (y * shape.width() + x) * channels;
                for (int c = 0; c < channels; c++) {
                    to[target + c] = range.limited(interpolated(from, row, column, c));
                }
            }
        }
    }

    /** The position in the image of a pixel's centre along one side, within the window. */
    private static float position(int pixel, int size, int first, int removed) {
        int length = size - removed;
        float inWindow = (pixel + 0.5f) * length / size - 0.5f;
        return first + Math.clamp(inWindow, 0, length - 1);
    }

    private float interpolated(float[] image, float row, float column, int channel) {
        int y = (int) row;
        int x = (int) column;
        float upper = between(image, y, column - x, x * shape.channels() + channel);
        return y == row
                ? upper
                : upper + (row - y) * (between(image, y + 1, column - x, x * shape.channels() + channel) - upper);
    }

    /** Between a value of a row and that of the pixel to its right. */
    private float between(float[] image, int row, float share, int element) {
        int at = row * shape.width() * shape.channels() + element;
        return share == 0 ? image[at] : image[at] + share * (image[at + shape.channels()] - image[at]);
    }
}
