package dev.synram.network;

/**
 * A matrix of weights in float.
 *
 * @param inputs rows
 * @param outputs columns
 * @param values inputs x outputs, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // matrices are never compared as records
public record FloatWeights(int inputs, int outputs, float[] values) {

    public FloatWeights {
        if (inputs < 0 || outputs < 0 || values.length != (long) inputs * outputs) {
            throw new IllegalArgumentException(
                    "%s x %s weights are not %s values".formatted(inputs, outputs, values.length));
        }
    }

    /** The largest magnitude. */
    public float largest() {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** The values rounded to a digital bias, limited to -128..127. */
    public byte[] roundedBias() {
        byte[] bias = new byte[values.length];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = (byte) Math.clamp(Math.round(values[i]), Byte.MIN_VALUE, Byte.MAX_VALUE);
        }
        return bias;
    }

    /** Each column several times, as neighbouring columns. */
    public FloatWeights ofColumns(int times) {
        float[] repeated = new float[values.length * times];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = values[i / times];
        }
        return new FloatWeights(inputs, outputs * times, repeated);
    }

    /** All weights times a factor. */
    public FloatWeights scaled(float factor) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] * factor;
        }
        return new FloatWeights(inputs, outputs, scaled);
    }
}
