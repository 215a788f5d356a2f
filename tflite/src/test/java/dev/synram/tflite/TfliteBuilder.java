package dev.synram.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Builds TensorFlow Lite files for tests, tensor by tensor and operator by operator. */
final class TfliteBuilder {

    static final int FLOAT32 = 0;
    static final int FLOAT16 = 1;
    static final int INT32 = 2;
    static final int UINT8 = 3;
    static final int INT8 = 9;

    private final FlatBufferBuilder file = new FlatBufferBuilder();
    private final List<Integer> buffers = new ArrayList<>();
    private final List<Integer> tensors = new ArrayList<>();
    private final List<Integer> codes = new ArrayList<>();
    private final List<Integer> operators = new ArrayList<>();

    TfliteBuilder() {
        buffer(new byte[0]);
    }

    /** How integers of a tensor become numbers. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Scale(float[] scales, long[] zeroPoints, int axis) {

        static final Scale NONE = new Scale(new float[0], new long[0], 0);

        static Scale of(double scale, long zeroPoint) {
            return new Scale(new float[] {(float) scale}, new long[] {zeroPoint}, 0);
        }
    }

    /** A field of a table of options. */
    record Option(int field, Number value) {}

    static Option option(int field, Number value) {
        return new Option(field, value);
    }

    static int[] shape(int... dimensions) {
        return dimensions;
    }

    private int buffer(byte[] data) {
        int vector = data.length == 0 ? 0 : file.createByteVector(data);
        file.startTable(1);
        if (data.length > 0) {
            file.addOffset(0, vector, 0);
        }
        buffers.add(file.endTable());
        return buffers.size() - 1;
    }

    /** Results of an operator, or the input. */
    int results(String name, int... shape) {
        return tensor(name, FLOAT32, shape, 0, Scale.NONE);
    }

    int quantizedResults(String name, int type, Scale scale, int... shape) {
        return tensor(name, type, shape, 0, scale);
    }

    int floats(String name, float[] values, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return tensor(name, FLOAT32, shape, buffer(bytes.array()), Scale.NONE);
    }

    int halves(String name, float[] values, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        return tensor(name, FLOAT16, shape, buffer(bytes.array()), Scale.NONE);
    }

    int integers(String name, int... values) {
        return integers(name, Scale.NONE, values, values.length);
    }

    int integers(String name, Scale scale, int[] values, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return tensor(name, INT32, shape, buffer(bytes.array()), scale);
    }

    int bytes(String name, int type, Scale scale, byte[] values, int... shape) {
        return tensor(name, type, shape, buffer(values), scale);
    }

    private int tensor(String name, int type, int[] shape, int buffer, Scale scale) {
        int text = file.createString(name);
        int dimensions = vector(shape);
        int quantization = scale.scales().length == 0 ? 0 : quantization(scale);
        file.startTable(5);
        file.addOffset(0, dimensions, 0);
        file.addByte(1, (byte) type, 0);
        file.addInt(2, buffer, 0);
        file.addOffset(3, text, 0);
        file.addOffset(4, quantization, 0);
        tensors.add(file.endTable());
        return tensors.size() - 1;
    }

    private int quantization(Scale scale) {
        file.startVector(Float.BYTES, scale.scales().length, Float.BYTES);
        for (int i = scale.scales().length - 1; i >= 0; i--) {
            file.addFloat(scale.scales()[i]);
        }
        int scales = file.endVector();
        file.startVector(Long.BYTES, scale.zeroPoints().length, Long.BYTES);
        for (int i = scale.zeroPoints().length - 1; i >= 0; i--) {
            file.addLong(scale.zeroPoints()[i]);
        }
        int zeroPoints = file.endVector();
        file.startTable(7);
        file.addOffset(2, scales, 0);
        file.addOffset(3, zeroPoints, 0);
        file.addInt(6, scale.axis(), 0);
        return file.endTable();
    }

    private int vector(int... values) {
        file.startVector(Integer.BYTES, values.length, Integer.BYTES);
        for (int i = values.length - 1; i >= 0; i--) {
            file.addInt(values[i]);
        }
        return file.endVector();
    }

    /** Adds an operator by its number in the schema. */
    TfliteBuilder operator(int code, int[] inputs, int output, Option... options) {
        file.startTable(4);
        file.addByte(0, (byte) Math.min(code, 127), 0);
        file.addInt(3, code, 0);
        codes.add(file.endTable());
        int taken = vector(inputs);
        int given = vector(output);
        file.startTable(8);
        for (Option option : options) {
            switch (option.value()) {
                case Byte value -> file.addByte(option.field(), value, -1);
                case Integer value -> file.addInt(option.field(), value, Integer.MIN_VALUE);
                case Float value -> file.addFloat(option.field(), value, Double.NaN);
                default -> throw new IllegalArgumentException(option.toString());
            }
        }
        int table = file.endTable();
        file.startTable(5);
        file.addInt(0, codes.size() - 1, 0);
        file.addOffset(1, taken, 0);
        file.addOffset(2, given, 0);
        file.addOffset(4, table, 0);
        operators.add(file.endTable());
        return this;
    }

    byte[] build(int input, int output) {
        int allTensors = tables(tensors);
        int inputs = vector(input);
        int outputs = vector(output);
        int allOperators = tables(operators);
        file.startTable(5);
        file.addOffset(0, allTensors, 0);
        file.addOffset(1, inputs, 0);
        file.addOffset(2, outputs, 0);
        file.addOffset(3, allOperators, 0);
        int graphs = tables(List.of(file.endTable()));
        int allCodes = tables(codes);
        int description = file.createString("built by a test");
        int allBuffers = tables(buffers);
        file.startTable(5);
        file.addInt(0, 3, 0);
        file.addOffset(1, allCodes, 0);
        file.addOffset(2, graphs, 0);
        file.addOffset(3, description, 0);
        file.addOffset(4, allBuffers, 0);
        file.finish(file.endTable(), "TFL3");
        return file.sizedByteArray();
    }

    private int tables(List<Integer> offsets) {
        return file.createVectorOfTables(
                offsets.stream().mapToInt(Integer::intValue).toArray());
    }
}
