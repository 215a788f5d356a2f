package dev.synram.experiment.spiking.learning;

import dev.synram.data.DataException;
import dev.synram.data.LabelledData;
import java.util.Arrays;
import java.util.List;

/**
 * How the values of samples become those of 0..1 that are encoded as times: each is divided by its own range, and what lies beyond
 * it is limited.
 *
 * @param low what becomes 0, for each value of a sample
 * @param high what becomes 1, for each value of a sample, above {@code low}; equal values become 0
 */
public record ValueScaling(List<Float> low, List<Float> high) {

    public ValueScaling {
        low = List.copyOf(low);
        high = List.copyOf(high);
        if (low.isEmpty() || low.size() != high.size()) {
            throw new IllegalArgumentException(
                    "%s values have a lower limit and %s an upper one; give both for 1 or more"
                            .formatted(low.size(), high.size()));
        }
        for (int i = 0; i < low.size(); i++) {
            if (!(low.get(i) <= high.get(i)) || !Float.isFinite(high.get(i) - low.get(i))) {
                throw new IllegalArgumentException("value %s is scaled from %s..%s; give finite limits, the lower first"
                        .formatted(i, low.get(i), high.get(i)));
            }
        }
    }

    /** Leaves values of 0..1 as they are. */
    public static ValueScaling none(int values) {
        Float[] zeros = new Float[values];
        Float[] ones = new Float[values];
        Arrays.fill(zeros, 0f);
        Arrays.fill(ones, 1f);
        return new ValueScaling(List.of(zeros), List.of(ones));
    }

    /** What samples to train with need: nothing if all values are 0..1, as those of pictures, otherwise the range of each. */
    public static ValueScaling of(LabelledData train) {
        int values = train.sampleSize();
        Float[] low = new Float[values];
        Float[] high = new Float[values];
        Arrays.fill(low, Float.MAX_VALUE);
        Arrays.fill(high, -Float.MAX_VALUE);
        boolean scaled = true;
        for (int i = 0; i < train.values().length; i++) {
            float value = train.values()[i];
            low[i % values] = Math.min(low[i % values], value);
            high[i % values] = Math.max(high[i % values], value);
            scaled &= value >= 0 && value <= 1;
        }
        return scaled ? none(values) : new ValueScaling(List.of(low), List.of(high));
    }

    /** Number of values of a sample. */
    public int values() {
        return low.size();
    }

    /**
     * Scales samples.
     *
     * @throws DataException if they have another number of values
     */
    public LabelledData applyTo(LabelledData data) {
        if (data.sampleSize() != values()) {
            throw new DataException(
                    "a sample has %s values, but the network was trained with %s; give samples of that size"
                            .formatted(data.sampleSize(), values()));
        }
        float[] scaled = new float[data.values().length];
        for (int i = 0; i < scaled.length; i++) {
            float first = low.get(i % values());
            float range = high.get(i % values()) - first;
            scaled[i] = range > 0 ? Math.clamp((data.values()[i] - first) / range, 0f, 1f) : 0;
        }
        return data.withValues(scaled);
    }
}
