package dev.synram.tflite.schema;

/**
 * Table {@code QuantizationParameters}: a number is its scale times the integer less its zero point.
 *
 * @param scales one for all, or one for each index of an axis; empty if numbers are not quantized
 * @param zeroPoints as many, or one, or none if all are 0
 * @param axis that the scales belong to
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Quantization(float[] scales, long[] zeroPoints, int axis) {

    static final Quantization NONE = new Quantization(new float[0], new long[0], 0);

    private static final int SCALES = 2;
    private static final int ZERO_POINTS = 3;
    private static final int AXIS = 6;

    static Quantization of(FlatTable table) {
        return new Quantization(table.reals(SCALES), table.longs(ZERO_POINTS), table.integer(AXIS, 0));
    }

    /** Whether there is a scale. */
    public boolean isGiven() {
        return scales.length > 0;
    }

    /** The number that an integer stands for. */
    public float number(double integer, int index) {
        long zero = zeroPoints.length == 0 ? 0 : zeroPoints[zeroPoints.length == 1 ? 0 : index];
        return (float) ((integer - zero) * scales[scales.length == 1 ? 0 : index]);
    }
}
