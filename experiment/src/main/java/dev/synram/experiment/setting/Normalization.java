package dev.synram.experiment.setting;

import java.util.List;

/**
 * How the samples were normalized that a network was trained on: less a mean, then divided by a standard deviation.
 *
 * @param mean one number for all values, or one a channel
 * @param std one number for all values, or one a channel; not 0
 */
public record Normalization(List<Float> mean, List<Float> std) {

    /** Values as they are. */
    public static final Normalization NONE = new Normalization(List.of(0f), List.of(1f));

    public Normalization {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        for (float value : mean) {
            if (!Float.isFinite(value)) {
                throw new SettingException("mean", "is %s; it must be finite".formatted(value));
            }
        }
        for (float deviation : std) {
            if (!(Math.abs(deviation) > 0) || !Float.isFinite(deviation)) {
                throw new SettingException("std", "is %s; it must be finite and not 0".formatted(deviation));
            }
        }
    }

    /** Checks that there is one number, or one for each of so many channels. */
    public void requireFit(int channels) {
        requireFit("mean", mean, channels);
        requireFit("std", std, channels);
    }

    private static void requireFit(String setting, List<Float> values, int channels) {
        if (values.size() != 1 && values.size() != channels) {
            throw new SettingException(
                    setting, "has %d numbers; give one, or %d, one a channel".formatted(values.size(), channels));
        }
    }
}
