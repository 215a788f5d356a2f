package dev.synram.training.augmentation;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import dev.synram.network.shape.Shape;
import java.util.Arrays;

/**
 * Shifts each image randomly along its rows and columns; pixels from outside are 0.
 *
 * @param shape of a sample
 * @param pixels largest shift in pixels, at least 1
 */
public record Shift(Shape shape, int pixels) implements Augmentation {

    public Shift {
        if (pixels < 1 || pixels >= Math.min(shape.height(), shape.width())) {
            throw new IllegalArgumentException("images of %s cannot be shifted by %s pixels; give 1 to %s"
                    .formatted(shape, pixels, Math.min(shape.height(), shape.width()) - 1));
        }
    }

    @Override
    public LabelledData apply(LabelledData samples, long key) {
        float[] before = new float[samples.sampleSize()];
        int ways = 2 * pixels + 1;
        for (int i = 0; i < samples.count(); i++) {
            int down = CounterRandom.below(ways, key, 2L * i) - pixels;
            int right = CounterRandom.below(ways, key, 2L * i + 1) - pixels;
            int start = i * samples.sampleSize();
            System.arraycopy(samples.values(), start, before, 0, before.length);
            move(before, samples.values(), start, down, right);
        }
        return samples;
    }

    private void move(float[] from, float[] to, int start, int down, int right) {
        Arrays.fill(to, start, start + from.length, 0f);
        int row = shape.width() * shape.channels();
        int skipped = right * shape.channels();
        int length = row - Math.abs(skipped);
        for (int y = Math.max(0, -down); y < Math.min(shape.height(), shape.height() - down); y++) {
            int source = y * row + Math.max(0, -skipped);
            int target = start + (y + down) * row + Math.max(0, skipped);
            System.arraycopy(from, source, to, target, length);
        }
    }
}
