package dev.synram.onnx.reader;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Reads the values of tensors: from typed fields, raw bytes or external files. */
public final class TensorReader {

    private final ExternalData external;

    /** Makes a reader that finds external data in its place. */
    public TensorReader(ExternalData external) {
        this.external = external;
    }

    /**
     * Reads a tensor.
     *
     * @throws OnnxException if its type is not supported or the number of values differs from its dimensions
     */
    Constant read(TensorProto tensor) {
        TensorProto.DataType type = TensorProto.DataType.forNumber(tensor.getDataType());
        if (type == null || width(type) == 0) {
            throw problem(
                    tensor,
                    "is of type %s; supported are float, double, float16 and int8, and integers for shapes"
                            .formatted(type == null ? tensor.getDataType() : type));
        }
        int[] dimensions = new int[tensor.getDimsCount()];
        for (int i = 0; i < dimensions.length; i++) {
            long dimension = tensor.getDims(i);
            if (dimension < 0 || dimension > Integer.MAX_VALUE) {
                throw problem(tensor, "has a dimension of %d".formatted(dimension));
            }
            dimensions[i] = (int) dimension;
        }
        int size = Constant.size(dimensions);
        boolean outside = tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
        if (outside || tensor.hasRawData()) {
            ByteBuffer bytes = outside ? external.bytes(tensor) : bytes(tensor.getRawData());
            if (bytes.remaining() != (long) size * width(type)) {
                throw problem(
                        tensor,
                        "has %d bytes, but its dimensions need %d"
                                .formatted(bytes.remaining(), (long) size * width(type)));
            }
            return new Constant(dimensions, decoded(bytes, type, size));
        }
        if (fieldCount(tensor, type) != size) {
            throw problem(
                    tensor, "has %d values, but its dimensions need %d".formatted(fieldCount(tensor, type), size));
        }
        return new Constant(dimensions, fromFields(tensor, type, size));
    }

    private static ByteBuffer bytes(ByteString raw) {
        return raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Bytes of an element; 0 for a type that is not supported. */
    private static int width(TensorProto.DataType type) {
        return switch (type) {
            case FLOAT, INT32 -> 4;
            case DOUBLE, INT64 -> 8;
            case FLOAT16 -> 2;
            case INT8, UINT8 -> 1;
            default -> 0;
        };
    }

    private static float[] decoded(ByteBuffer bytes, TensorProto.DataType type, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = switch (type) {
                case FLOAT -> bytes.getFloat();
                case DOUBLE -> (float) bytes.getDouble();
                case FLOAT16 -> Float.float16ToFloat(bytes.getShort());
                case INT8 -> bytes.get();
                case UINT8 -> bytes.get() & 0xFF;
                case INT32 -> exact(bytes.getInt());
                default -> exact(bytes.getLong());
            };
        }
        return values;
    }

    private static int fieldCount(TensorProto tensor, TensorProto.DataType type) {
        return switch (type) {
            case FLOAT -> tensor.getFloatDataCount();
            case DOUBLE -> tensor.getDoubleDataCount();
            case INT64 -> tensor.getInt64DataCount();
            default -> tensor.getInt32DataCount();
        };
    }

    private static float[] fromFields(TensorProto tensor, TensorProto.DataType type, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = switch (type) {
                case FLOAT -> tensor.getFloatData(i);
                case DOUBLE -> (float) tensor.getDoubleData(i);
                case INT64 -> exact(tensor.getInt64Data(i));
                case FLOAT16 -> Float.float16ToFloat((short) tensor.getInt32Data(i));
                default -> exact(tensor.getInt32Data(i));
            };
        }
        return values;
    }

    private static float exact(long value) {
        if (Math.abs(value) > Constant.MOST_INTEGER) {
            throw new OnnxException(
                    "the integer %d is beyond the largest supported one, %d".formatted(value, Constant.MOST_INTEGER));
        }
        return value;
    }

    private static OnnxException problem(TensorProto tensor, String what) {
        return new OnnxException("tensor '%s' %s".formatted(tensor.getName(), what));
    }

    /** The values of a list of attributes. */
    static float[] floats(List<? extends Number> numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            Number number = numbers.get(i);
            values[i] = number instanceof Long whole ? exact(whole) : number.floatValue();
        }
        return values;
    }
}
