package dev.synram.training.augmentation;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import dev.synram.network.shape.Shape;

/**
 * Mirrors half of the images, drawn at random, left and right.
 *
 * @param shape of a sample
 */
public record Flip(Shape shape) implements Augmentation {

    @Override
    public LabelledData apply(LabelledData samples, long key) {
        for (int i = 0; i < samples.count(); i++) {
            if (CounterRandom.below(2, key, i) == 1) {
                mirror(samples.values(), i * shape.size());
            }
        }
        return samples;
    }

    private void mirror(float[] values, int start) {
        int channels = shape.channels();
        for (int y = 0; y < shape.height(); y++) {
            int row = start + y * shape.width() * channels;
            for (int left = 0; left < shape.width() / 2; left++) {
                int right = shape.width() - 1 - left;
                for (int c = 0; c < channels; c++) {
                    float value = values[row + left * channels + c];
                    values[row + left * channels + c] = values[row + right * channels + c];
                    values[row + right * channels + c] = value;
                }
            }
        }
    }
}
