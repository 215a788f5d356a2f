package dev.synram.network.layer;

import dev.synram.network.function.HostFunction;
import dev.synram.network.shape.Shape;

/**
 * A function that the host computes on the channels at each position: {@code f(x * inputUnit) / outputUnit}. On a chip,
 * {@code x} is an 8-bit result or an activation, and the result is rounded and limited to 8 bits; in float, both units
 * are 1. Units are applied in single precision, so that an exported network rounds ties in the same way. The data cross
 * the link between chip and host, which costs time.
 *
 * @param function the function
 * @param inputUnit float value of one unit of its inputs, above 0
 * @param outputUnit float value of one unit of its results, above 0
 */
public record HostLayer(HostFunction function, double inputUnit, double outputUnit) implements UnaryLayer {

    public HostLayer {
        if (!(inputUnit > 0 && outputUnit > 0) || !Double.isFinite(inputUnit) || !Double.isFinite(outputUnit)) {
            throw new IllegalArgumentException("%s has the units %s and %s; both must be finite and above 0"
                    .formatted(function, inputUnit, outputUnit));
        }
    }

    /** A function in float. */
    public HostLayer(HostFunction function) {
        this(function, 1, 1);
    }

    @Override
    public Shape outputShape(Shape input) {
        function.requireFit(input.channels());
        return input;
    }

    /**
     * Computes the layer in float, without rounding.
     *
     * @param values positions x channels
     */
    public float[] results(float[] values, int channels) {
        float[] results = values.clone();
        compute(results, channels);
        return results;
    }

    /**
     * Replaces inputs by results in float, without rounding and without allocating.
     *
     * @param values positions x channels
     */
    public void compute(float[] values, int channels) {
        scale(values, inputUnit);
        for (int from = 0; from < values.length; from += channels) {
            function.apply(values, from, channels);
        }
        scale(values, 1 / outputUnit);
    }

    /**
     * The gradient with respect to the inputs.
     *
     * @param values the inputs, positions x channels
     * @param gradients the gradient with respect to the results
     */
    public float[] backward(float[] values, float[] gradients, int channels) {
        float[] inputs = values.clone();
        scale(inputs, inputUnit);
        float[] byInputs = gradients.clone();
        scale(byInputs, inputUnit / outputUnit);
        for (int from = 0; from < inputs.length; from += channels) {
            function.backward(inputs, byInputs, from, channels);
        }
        return byInputs;
    }

    /** The 8-bit result for a number in units of the output: the nearest, ties upwards. */
    public static byte rounded(float result) {
        return (byte) Math.clamp(Math.floor(result + 0.5f), Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    private static void scale(float[] values, double factor) {
        float single = (float) factor;
        for (int i = 0; i < values.length; i++) {
            values[i] *= single;
        }
    }

    @Override
    public String kind() {
        return "host";
    }

    @Override
    public String toString() {
        return function + " on the host";
    }
}
