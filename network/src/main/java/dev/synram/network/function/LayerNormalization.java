package dev.synram.network.function;

/**
 * Subtracts the mean over channels and divides by their standard deviation: {@code (x - mean) / sqrt(variance +
 * epsilon)} (Ba et al. 2016, arXiv 1607.06450), without trained factors, which belong to the layer after it.
 *
 * @param epsilon added to the variance, at least 0
 */
public record LayerNormalization(float epsilon) implements HostFunction {

    public LayerNormalization {
        if (!(epsilon >= 0) || !Float.isFinite(epsilon)) {
            throw new IllegalArgumentException("epsilon is %s; it must be finite and at least 0".formatted(epsilon));
        }
    }

    private static double mean(float[] values, int from, int channels) {
        double sum = 0;
        for (int i = from; i < from + channels; i++) {
            sum += values[i];
        }
        return sum / channels;
    }

    /** The factor that differences from the mean are multiplied by; 0 if all are equal and epsilon is 0. */
    private double factor(float[] values, int from, int channels, double mean) {
        double squares = 0;
        for (int i = from; i < from + channels; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        double variance = squares / channels + epsilon;
        return variance > 0 ? 1 / Math.sqrt(variance) : 0;
    }

    @Override
    public void apply(float[] values, int from, int channels) {
        double mean = mean(values, from, channels);
        double factor = factor(values, from, channels, mean);
        for (int i = from; i < from + channels; i++) {
            values[i] = (float) ((values[i] - mean) * factor);
        }
    }

    @Override
    public void backward(float[] inputs, float[] gradients, int from, int channels) {
        double mean = mean(inputs, from, channels);
        double factor = factor(inputs, from, channels, mean);
        double sum = 0;
        double product = 0;
        for (int i = from; i < from + channels; i++) {
            sum += gradients[i];
            product += gradients[i] * (inputs[i] - mean) * factor;
        }
        for (int i = from; i < from + channels; i++) {
            double normalized = (inputs[i] - mean) * factor;
            gradients[i] = (float) (factor * (gradients[i] - sum / channels - normalized * product / channels));
        }
    }

    @Override
    public boolean isSigned() {
        return true;
    }

    @Override
    public String toString() {
        return "layer normalization (epsilon %s)".formatted(epsilon);
    }
}
