package dev.synram.tflite.translation;

import dev.synram.tflite.schema.ElementType;
import dev.synram.tflite.schema.Quantization;
import dev.synram.tflite.schema.SubGraph;
import dev.synram.tflite.schema.TfliteException;
import dev.synram.tflite.schema.TfliteModel;
import dev.synram.tflite.schema.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the constants of a file as numbers. */
final class Constants {

    /**
     * Operators may share weights, and each gets its own: so many numbers for each byte of the file, besides some in any
     * file.
     */
    private static final long MOST_NUMBERS_A_BYTE = 4;

    private static final int NUMBERS_IN_ANY_FILE = 1_000_000;

    private final TfliteModel model;
    private final SubGraph graph;

    /** Constants in another type: the tensor that holds their numbers. */
    private final Map<Integer, Integer> origins = new HashMap<>();

    private long numbers;

    Constants(TfliteModel model, SubGraph graph) {
        this.model = model;
        this.graph = graph;
    }

    boolean isConstant(int tensor) {
        return model.data(origin(tensor)).capacity() > 0;
    }

    private TfliteTensor origin(int tensor) {
        return graph.tensor(origins.getOrDefault(tensor, tensor));
    }

    /** Lets a tensor hold the same numbers as a constant. */
    void putSame(int tensor, int constant) {
        origins.put(tensor, origins.getOrDefault(constant, constant));
    }

    /** Weights or biases. */
    Constant weights(int index) {
        TfliteTensor tensor = origin(index);
        Quantization quantization = tensor.quantization();
        if (tensor.type().isInteger() && !quantization.isGiven()) {
            throw refused(tensor, "has integers without a scale");
        }
        return read(tensor, quantization);
    }

    /** Dimensions or axes. */
    int[] integers(int index) {
        TfliteTensor tensor = origin(index);
        if (tensor.type() != ElementType.INT32 && tensor.type() != ElementType.INT64) {
            throw refused(tensor, "is used as dimensions, but has elements of type " + tensor.type());
        }
        float[] values =
                read(tensor, new Quantization(new float[0], new long[0], 0)).values();
        int[] integers = new int[values.length];
        Arrays.setAll(integers, i -> (int) values[i]);
        return integers;
    }

    private Constant read(TfliteTensor tensor, Quantization quantization) {
        if (tensor.isSparse()) {
            throw refused(tensor, "is stored as a sparse tensor; convert the network without sparsity");
        }
        ElementType type = tensor.type();
        int[] shape = tensor.shape();
        ByteBuffer data = model.data(tensor).order(ByteOrder.LITTLE_ENDIAN);
        if (size(shape) * type.bytes() != data.capacity()) {
            throw refused(
                    tensor,
                    String.format(
                            Locale.ROOT,
                            "has dimensions %s of type %s, but %,d bytes",
                            Arrays.toString(shape),
                            type,
                            data.capacity()));
        }
        numbers += data.capacity() / type.bytes();
        if (numbers > NUMBERS_IN_ANY_FILE + MOST_NUMBERS_A_BYTE * model.bytes()) {
            throw new TfliteException(
                    "its operators share weights so often that they take far more memory than the file");
        }
        int period = checkedPeriod(tensor, quantization, shape);
        int channels = quantization.scales().length;
        float[] values = new float[data.capacity() / type.bytes()];
        for (int i = 0; i < values.length; i++) {
            double number = type.next(data);
            values[i] = quantization.isGiven() && type.isInteger()
                    ? quantization.number(number, i / period % channels)
                    : (float) number;
        }
        return new Constant(shape, values);
    }

    /** Number of values beside each other with the same scale. */
    private static int checkedPeriod(TfliteTensor tensor, Quantization quantization, int[] shape) {
        int scales = quantization.scales().length;
        int zeroPoints = quantization.zeroPoints().length;
        if (zeroPoints > 1 && zeroPoints != scales) {
            throw refused(tensor, "has %s scales and %s zero points".formatted(scales, zeroPoints));
        }
        if (scales <= 1) {
            return 1;
        }
        int axis = quantization.axis();
        if (axis < 0 || axis >= shape.length || shape[axis] != scales) {
            throw refused(
                    tensor,
                    "has %s scales along axis %s of dimensions %s".formatted(scales, axis, Arrays.toString(shape)));
        }
        return (int) size(Arrays.copyOfRange(shape, axis + 1, shape.length));
    }

    /** Number of elements; -1 if it is no number of elements. */
    static long size(int[] shape) {
        long size = 1;
        for (int dimension : shape) {
            size *= dimension;
            if (dimension < 0 || size > Integer.MAX_VALUE) {
                return -1;
            }
        }
        return size;
    }

    private static TfliteException refused(TfliteTensor tensor, String why) {
        return new TfliteException("tensor '%s' %s".formatted(tensor.name(), why));
    }
}
