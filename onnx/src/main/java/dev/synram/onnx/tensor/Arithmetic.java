package dev.synram.onnx.tensor;

import dev.synram.onnx.graph.OnnxException;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Functions of the elements of constants. */
public final class Arithmetic {

    private Arithmetic() {}

    /** A function of one number. */
    public static Constant unary(Constant input, DoubleUnaryOperator function) {
        float[] values = new float[input.size()];
        for (int i = 0; i < values.length; i++) {
            float value = input.values()[i];
            values[i] = isBatch(input, value) ? Float.NaN : (float) function.applyAsDouble(value);
        }
        return new Constant(input.dimensions(), values, input.type());
    }

    /** A function of two numbers, with broadcasting; of whole numbers, a whole number. */
    public static Constant binary(Constant first, Constant second, DoubleBinaryOperator function) {
        int[] dimensions = Broadcast.dimensions(first.dimensions(), second.dimensions());
        int[] left = Broadcast.indices(first.dimensions(), dimensions);
        int[] right = Broadcast.indices(second.dimensions(), dimensions);
        float[] values = new float[left.length];
        for (int i = 0; i < values.length; i++) {
            float a = first.values()[left[i]];
            float b = second.values()[right[i]];
            values[i] =
                    isBatch(first, a) || isBatch(second, b) ? Float.NaN : whole(first, function.applyAsDouble(a, b));
        }
        return new Constant(dimensions, values, first.type());
    }

    /** A comparison, with broadcasting. */
    public static Constant comparison(Constant first, Constant second, DoubleBinaryOperator function) {
        Constant compared = binary(first, second, function);
        for (float value : compared.values()) {
            if (Float.isNaN(value)) {
                throw new OnnxException("it compares a number that depends on the size of the batch");
            }
        }
        return new Constant(compared.dimensions(), compared.values(), Constant.Type.BOOLEAN);
    }

    private static boolean isBatch(Constant constant, float value) {
        return constant.type().isInteger() && !Float.isFinite(value);
    }

    private static float whole(Constant like, double value) {
        if (like.type() == Constant.Type.REAL) {
            return (float) value;
        }
        if (!Double.isFinite(value)) {
            throw new OnnxException("it divides whole numbers by 0");
        }
        float whole = (float) (value < 0 ? Math.ceil(value) : Math.floor(value));
        if (!like.type().holds(whole)) {
            throw new OnnxException(String.format(
                    Locale.ROOT,
                    "%.0f is not within %.0f to %.0f, the range of its integers",
                    whole,
                    like.type().low(),
                    like.type().high()));
        }
        return whole;
    }
}
