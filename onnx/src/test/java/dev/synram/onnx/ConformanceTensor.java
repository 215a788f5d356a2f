package dev.synram.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Numbers of a tensor of a backend test.
 *
 * @param dimensions of the tensor, as the file declares them
 * @param values all elements in the file's order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ConformanceTensor(long[] dimensions, double[] values) {

    /** The numbers of a tensor, or empty if its elements are not numbers. */
    static Optional<ConformanceTensor> of(TensorProto tensor) {
        int elementBytes = elementBytes(tensor.getDataType());
        if (elementBytes == 0) {
            return Optional.empty();
        }
        double[] values;
        if (tensor.hasRawData()) {
            values = raw(tensor, elementBytes);
        } else {
            values = listed(tensor);
        }
        return Optional.of(new ConformanceTensor(
                tensor.getDimsList().stream().mapToLong(Long::longValue).toArray(), values));
    }

    /** The numbers of results that a model declares as bfloat16; NumPy has no such type, so files hold their bits. */
    ConformanceTensor fromBits() {
        return new ConformanceTensor(
                dimensions,
                Arrays.stream(values)
                        .map(bits -> Float.intBitsToFloat((int) bits << Short.SIZE))
                        .toArray());
    }

    /** Whether the elements of a type are floating-point numbers. */
    static boolean isFloat(int type) {
        return type == TensorProto.DataType.FLOAT_VALUE
                || type == TensorProto.DataType.DOUBLE_VALUE
                || type == TensorProto.DataType.FLOAT16_VALUE;
    }

    private static int elementBytes(int type) {
        return switch (type) {
            case TensorProto.DataType.BOOL_VALUE, TensorProto.DataType.INT8_VALUE, TensorProto.DataType.UINT8_VALUE ->
                1;
            case TensorProto.DataType.INT16_VALUE,
                    TensorProto.DataType.UINT16_VALUE,
                    TensorProto.DataType.BFLOAT16_VALUE,
                    TensorProto.DataType.FLOAT16_VALUE -> 2;
            case TensorProto.DataType.INT32_VALUE,
                    TensorProto.DataType.UINT32_VALUE,
                    TensorProto.DataType.FLOAT_VALUE -> 4;
            case TensorProto.DataType.INT64_VALUE,
                    TensorProto.DataType.UINT64_VALUE,
                    TensorProto.DataType.DOUBLE_VALUE -> 8;
            default -> 0;
        };
    }

    private static double[] raw(TensorProto tensor, int elementBytes) {
        ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[bytes.remaining() / elementBytes];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (tensor.getDataType()) {
                case TensorProto.DataType.UINT8_VALUE -> bytes.get() & 0xff;
                case TensorProto.DataType.BOOL_VALUE, TensorProto.DataType.INT8_VALUE -> bytes.get();
                case TensorProto.DataType.INT16_VALUE -> bytes.getShort();
                case TensorProto.DataType.UINT16_VALUE, TensorProto.DataType.BFLOAT16_VALUE ->
                    bytes.getShort() & 0xffff;
                case TensorProto.DataType.FLOAT16_VALUE -> Float.float16ToFloat(bytes.getShort());
                case TensorProto.DataType.INT32_VALUE -> bytes.getInt();
                case TensorProto.DataType.UINT32_VALUE -> bytes.getInt() & 0xffffffffL;
                case TensorProto.DataType.FLOAT_VALUE -> bytes.getFloat();
                case TensorProto.DataType.DOUBLE_VALUE -> bytes.getDouble();
                default -> bytes.getLong();
            };
        }
        return values;
    }

    private static double[] listed(TensorProto tensor) {
        return switch (tensor.getDataType()) {
            case TensorProto.DataType.FLOAT_VALUE ->
                tensor.getFloatDataList().stream().mapToDouble(v -> v).toArray();
            case TensorProto.DataType.DOUBLE_VALUE ->
                tensor.getDoubleDataList().stream().mapToDouble(v -> v).toArray();
            case TensorProto.DataType.FLOAT16_VALUE ->
                tensor.getInt32DataList().stream()
                        .mapToDouble(v -> Float.float16ToFloat(v.shortValue()))
                        .toArray();
            case TensorProto.DataType.INT64_VALUE ->
                tensor.getInt64DataList().stream().mapToDouble(v -> v).toArray();
            case TensorProto.DataType.UINT32_VALUE, TensorProto.DataType.UINT64_VALUE ->
                tensor.getUint64DataList().stream().mapToDouble(v -> v).toArray();
            default -> tensor.getInt32DataList().stream().mapToDouble(v -> v).toArray();
        };
    }

    /** The first dimension, or 0 of a scalar. */
    long first() {
        return dimensions.length == 0 ? 0 : dimensions[0];
    }

    ConformanceTensor rectified() {
        return new ConformanceTensor(
                dimensions, Arrays.stream(values).map(v -> Math.max(0, v)).toArray());
    }

    float[] floats() {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
