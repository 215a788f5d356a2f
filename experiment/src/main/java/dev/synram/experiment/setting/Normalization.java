package dev.synram.experiment.setting;

import java.util.List;

/**
 * The normalization of a network's training samples: a mean is subtracted, then the difference is divided by a standard
 * deviation.
 *
 * @param mean one number for all values, or one per channel
 * @param std one number for all values, or one per channel; not 0
 */
public record Normalization(List<Float> mean, List<Float> std) {

    /** No normalization. */
    public static final Normalization NONE = new Normalization(List.of(0f), List.of(1f));

    public Normalization {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        for (float value : mean) {
            if (!Float.isFinite(value)) {
                throw new SettingException("mean", "is %s; it must be finite".formatted(value));
            }
        }
        for (float standardDeviation : std) {
            if (!(Math.abs(standardDeviation) > 0) || !Float.isFinite(standardDeviation)) {
                throw new SettingException("std", "is %s; it must be finite and not 0".formatted(standardDeviation));
            }
        }
    }

    /** The options that give this normalization. */
    public String options() {
        return "--mean %s --std %s".formatted(text(mean), text(std));
    }

    private static String text(List<Float> values) {
        return String.join(",", values.stream().map(String::valueOf).toList());
    }

    /** Checks that there is one number, or one for each channel. */
    public void requireFit(int channels) {
        requireFit("mean", mean, channels);
        requireFit("std", std, channels);
    }

    private static void requireFit(String setting, List<Float> values, int channels) {
        if (values.size() != 1 && values.size() != channels) {
            throw new SettingException(
                    setting, "has %s numbers; give one, or %s, one per channel".formatted(values.size(), channels));
        }
    }
}
