package dev.synram.network.layer;

import java.util.ArrayList;
import java.util.List;

/**
 * A normalization of samples by channel before a network takes them: {@code factor * x + offset}. The host computes it, so
 * that a constant part of the samples does not use up the range of activations.
 *
 * @param factors one a channel, finite; none for no normalization
 * @param offsets one a channel, finite
 */
public record ChannelNorm(List<Float> factors, List<Float> offsets) {

    /** Samples stay as they are. */
    public static final ChannelNorm NONE = new ChannelNorm(List.of(), List.of());

    public ChannelNorm {
        factors = List.copyOf(factors);
        offsets = List.copyOf(offsets);
        if (factors.size() != offsets.size()) {
            throw new IllegalArgumentException("a normalization has one factor and one offset a channel, not %s and %s"
                    .formatted(factors.size(), offsets.size()));
        }
        requireFinite(factors);
        requireFinite(offsets);
    }

    private static void requireFinite(List<Float> numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new IllegalArgumentException("a normalization has finite numbers, not " + number);
            }
        }
    }

    /** Whether samples stay as they are. */
    public boolean isNone() {
        return factors.isEmpty();
    }

    /** Refuses to normalize samples with another number of channels. */
    void requireFit(int channels) {
        if (!isNone() && factors.size() != channels) {
            throw new IllegalArgumentException(
                    "a normalization of %s channels does not fit %s".formatted(factors.size(), channels));
        }
    }

    /** Samples that are normalized, with channels last; a new array unless samples stay as they are. */
    public float[] of(float[] samples) {
        if (isNone()) {
            return samples;
        }
        int channels = factors.size();
        float[] normalized = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            normalized[i] = factors.get(i % channels) * samples[i] + offsets.get(i % channels);
        }
        return normalized;
    }

    /** The normalization that gives samples back; a channel with the factor 0, whose samples are lost, becomes 0. */
    public ChannelNorm inverse() {
        List<Float> backFactors = new ArrayList<>();
        List<Float> backOffsets = new ArrayList<>();
        for (int c = 0; c < factors.size(); c++) {
            float factor = factors.get(c);
            backFactors.add(factor == 0 ? 0f : 1 / factor);
            backOffsets.add(factor == 0 ? 0f : -offsets.get(c) / factor);
        }
        return new ChannelNorm(backFactors, backOffsets);
    }

    @Override
    public String toString() {
        return isNone() ? "as they are" : "normalized by channel";
    }
}
