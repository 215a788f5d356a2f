package dev.synram.network.function;

import java.util.Collections;
import java.util.List;

/**
 * A rectifier with a slope below 0 for each channel.
 *
 * @param slopes one per channel, finite
 */
public record PRelu(List<Float> slopes) implements HostFunction {

    public PRelu {
        slopes = List.copyOf(slopes);
        for (float slope : slopes) {
            if (!Float.isFinite(slope)) {
                throw new IllegalArgumentException("a slope is %s; it must be finite".formatted(slope));
            }
        }
    }

    @Override
    public void requireFit(int channels) {
        if (slopes.size() != channels) {
            throw new IllegalArgumentException("%s slopes do not fit %s channels".formatted(slopes.size(), channels));
        }
    }

    @Override
    public void apply(float[] values, int from, int channels) {
        for (int c = 0; c < channels; c++) {
            float value = values[from + c];
            values[from + c] = value > 0 ? value : slopes.get(c) * value;
        }
    }

    @Override
    public void backward(float[] inputs, float[] gradients, int from, int channels) {
        for (int c = 0; c < channels; c++) {
            gradients[from + c] *= inputs[from + c] > 0 ? 1 : slopes.get(c);
        }
    }

    @Override
    public boolean isSigned() {
        return slopes.stream().anyMatch(slope -> slope > 0);
    }

    @Override
    public String toString() {
        return slopes.isEmpty()
                ? "PReLU"
                : "PReLU (slopes %s to %s)".formatted(Collections.min(slopes), Collections.max(slopes));
    }
}
