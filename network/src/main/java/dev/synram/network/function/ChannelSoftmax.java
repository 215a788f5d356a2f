package dev.synram.network.function;

import java.util.Arrays;

/** The softmax over channels: {@code exp(x) / sum(exp(x))}. */
public record ChannelSoftmax() implements HostFunction {

    @Override
    public void apply(float[] values, int from, int channels) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + channels; i++) {
            largest = Math.max(largest, values[i]);
        }
        double sum = 0;
        for (int i = from; i < from + channels; i++) {
            sum += Math.exp(values[i] - largest);
        }
        for (int i = from; i < from + channels; i++) {
            values[i] = (float) (Math.exp(values[i] - largest) / sum);
        }
    }

    @Override
    public void backward(float[] inputs, float[] gradients, int from, int channels) {
        float[] shares = Arrays.copyOfRange(inputs, from, from + channels);
        apply(shares, 0, channels);
        double product = 0;
        for (int c = 0; c < channels; c++) {
            product += (double) gradients[from + c] * shares[c];
        }
        for (int c = 0; c < channels; c++) {
            gradients[from + c] = (float) (shares[c] * (gradients[from + c] - product));
        }
    }

    @Override
    public boolean isSigned() {
        return false;
    }

    @Override
    public String toString() {
        return "softmax over channels";
    }
}
