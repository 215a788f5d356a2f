package dev.synram.training.augmentation;

import dev.synram.chip.random.CounterRandom;
import dev.synram.data.LabelledData;
import dev.synram.network.shape.Shape;

/**
 * Varies each signal randomly: all its channels are shifted in time by the same number of values and multiplied by the same factor, and
 * noise is added to each value. Values at the ends are repeated where a shift needs values from outside. Results are limited to the range of
 * the signals.
 *
 * @param shape of a sample: one row, values along the width
 * @param range that values stay in
 * @param shift largest shift, at least 0, less than the width
 * @param gain largest change of the factor 1, at least 0, below 1
 * @param noise standard deviation of the noise, as a share of the largest value
 */
public record SignalVariation(Shape shape, ValueRange range, int shift, float gain, float noise)
        implements Augmentation {

    public SignalVariation {
        if (shape.height() != 1 || shift < 0 || shift >= shape.width()) {
            throw new IllegalArgumentException("samples of %s cannot be shifted in time by %s values; give 0 to %s"
                    .formatted(shape, shift, shape.height() == 1 ? shape.width() - 1 : 0));
        }
    }

    @Override
    public LabelledData apply(LabelledData samples, long key) {
        float[] before = new float[shape.size()];
        int ways = 2 * shift + 1;
        for (int i = 0; i < samples.count(); i++) {
            int start = i * before.length;
            System.arraycopy(samples.values(), start, before, 0, before.length);
            long own = CounterRandom.combine(key, i);
            int later = CounterRandom.below(ways, own, 0) - shift;
            float factor = 1 + gain * (2 * uniform(own) - 1);
            for (int j = 0; j < before.length; j++) {
                float value = factor * before[source(j, later)];
                float added = noise == 0 ? 0 : noise * range.largest() * CounterRandom.normal(own, j + 2L);
                samples.values()[start + j] = range.limited(value + added);
            }
        }
        return samples;
    }

    private int source(int element, int later) {
        int channels = shape.channels();
        int time = Math.clamp((long) element / channels - later, 0, shape.width() - 1);
        return time * channels + element % channels;
    }

    private static float uniform(long key) {
        return (CounterRandom.bits(key, 1) >>> 40) * 0x1p-24f;
    }
}
