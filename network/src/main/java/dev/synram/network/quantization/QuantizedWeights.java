package dev.synram.network.quantization;

import dev.synram.network.FloatWeights;

/**
 * A matrix of weights as the chip stores them: six bits and a sign.
 *
 * @param inputs rows
 * @param outputs columns
 * @param values inputs x outputs, row by row, each -63..63
 */
@SuppressWarnings("ArrayRecordComponent") // matrices are never compared as records
public record QuantizedWeights(int inputs, int outputs, byte[] values) {

    /** The largest magnitude. */
    public static final int MAX = 63;

    public QuantizedWeights {
        if (inputs < 0 || outputs < 0 || values.length != (long) inputs * outputs) {
            throw new IllegalArgumentException(
                    "%s x %s weights are not %s values".formatted(inputs, outputs, values.length));
        }
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(values[i]) > MAX) {
                throw new IllegalArgumentException("weight at input %s, output %s is %s; allowed are -%s..%s"
                        .formatted(i / outputs, i % outputs, values[i], MAX, MAX));
            }
        }
    }

    /** Rounds weights in units of the chip to the nearest integer, ties away from 0, and clips them to the range. */
    public static QuantizedWeights of(FloatWeights weights) {
        float[] source = weights.values();
        byte[] values = new byte[source.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = quantize(source[i]);
        }
        return new QuantizedWeights(weights.inputs(), weights.outputs(), values);
    }

    private static byte quantize(float weight) {
        int magnitude = Math.min(MAX, (int) (Math.abs(weight) + 0.5f));
        return (byte) (weight < 0 ? -magnitude : magnitude);
    }

    /** Whether any weight is negative. */
    public boolean hasNegative() {
        for (byte value : values) {
            if (value < 0) {
                return true;
            }
        }
        return false;
    }

    /** The columns {@code firstOutput..} of the rows {@code firstInput..}, row by row. */
    public byte[] block(int firstInput, int inputCount, int firstOutput, int outputCount) {
        byte[] block = new byte[inputCount * outputCount];
        for (int i = 0; i < inputCount; i++) {
            System.arraycopy(values, (firstInput + i) * outputs + firstOutput, block, i * outputCount, outputCount);
        }
        return block;
    }
}
