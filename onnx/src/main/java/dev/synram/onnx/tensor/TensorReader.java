package dev.synram.onnx.tensor;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import dev.synram.onnx.graph.OnnxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    public Constant read(TensorProto tensor) {
        TensorProto.DataType type = TensorProto.DataType.forNumber(tensor.getDataType());
        Constant.Type kind = type == null ? null : kind(type);
        if (type == null || kind == null) {
            throw problem(
                    tensor,
                    "is of type %s; supported are float, double, float16, bfloat16, integers of 8 to 64 bits and bool"
                            .formatted(type == null ? tensor.getDataType() : type));
        }
        int[] dimensions = new int[tensor.getDimsCount()];
        for (int i = 0; i < dimensions.length; i++) {
            long dimension = tensor.getDims(i);
            if (dimension < 0 || dimension > Integer.MAX_VALUE) {
                throw problem(tensor, "has a dimension of %s".formatted(dimension));
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
                        "has %s bytes, but its dimensions need %s"
                                .formatted(bytes.remaining(), (long) size * width(type)));
            }
            return new Constant(dimensions, decoded(bytes, type, size), kind);
        }
        if (fieldCount(tensor, type) != size) {
            throw problem(
                    tensor, "has %s values, but its dimensions need %s".formatted(fieldCount(tensor, type), size));
        }
        return new Constant(dimensions, fromFields(tensor, type, size), kind);
    }

    /** What values of a type are, or null if it is not supported. */
    public static Constant.@Nullable Type kind(TensorProto.DataType type) {
        return switch (type) {
            case FLOAT, DOUBLE, FLOAT16, BFLOAT16 -> Constant.Type.REAL;
            case BOOL -> Constant.Type.BOOLEAN;
            case INT8 -> Constant.Type.INT8;
            case UINT8 -> Constant.Type.UINT8;
            case INT16 -> Constant.Type.INT16;
            case UINT16 -> Constant.Type.UINT16;
            case INT32, INT64, UINT32, UINT64 -> Constant.Type.INTEGER;
            default -> null;
        };
    }

    private static ByteBuffer bytes(ByteString raw) {
        return raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Bytes of an element. */
    private static int width(TensorProto.DataType type) {
        return switch (type) {
            case FLOAT, INT32, UINT32 -> 4;
            case DOUBLE, INT64, UINT64 -> 8;
            case FLOAT16, BFLOAT16, INT16, UINT16 -> 2;
            case INT8, UINT8, BOOL -> 1;
            default -> throw new IllegalArgumentException(type + " has no width");
        };
    }

    private static float[] decoded(ByteBuffer bytes, TensorProto.DataType type, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = switch (type) {
                case FLOAT -> bytes.getFloat();
                case DOUBLE -> (float) bytes.getDouble();
                case FLOAT16 -> Float.float16ToFloat(bytes.getShort());
                case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort() << 16);
                case INT8 -> bytes.get();
                case UINT8 -> bytes.get() & 0xFF;
                case BOOL -> bytes.get() == 0 ? 0 : 1;
                case INT16 -> bytes.getShort();
                case UINT16 -> bytes.getShort() & 0xFFFF;
                case INT32 -> exact(bytes.getInt());
                case UINT32 -> exact(bytes.getInt() & 0xFFFF_FFFFL);
                case UINT64 -> exact(unsigned(bytes.getLong()));
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
            case UINT32, UINT64 -> tensor.getUint64DataCount();
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
                case UINT32, UINT64 -> exact(unsigned(tensor.getUint64Data(i)));
                case FLOAT16 -> Float.float16ToFloat((short) tensor.getInt32Data(i));
                case BFLOAT16 -> Float.intBitsToFloat(tensor.getInt32Data(i) << 16);
                case BOOL -> tensor.getInt32Data(i) == 0 ? 0 : 1;
                default -> exact(tensor.getInt32Data(i));
            };
        }
        return values;
    }

    private static long unsigned(long bits) {
        return bits < 0 ? Long.MAX_VALUE : bits;
    }

    /** An integer as a float; those that no dimension reaches stand for "without limit" and need not be exact. */
    private static float exact(long value) {
        if (Math.abs(value) > Constant.MOST_INTEGER && value > -Integer.MAX_VALUE && value < Integer.MAX_VALUE) {
            throw new OnnxException(
                    "the integer %s is beyond the largest supported one, %s".formatted(value, Constant.MOST_INTEGER));
        }
        return value;
    }

    private static OnnxException problem(TensorProto tensor, String what) {
        return new OnnxException("tensor '%s' %s".formatted(tensor.getName(), what));
    }

    /** The values of a list of attributes. */
    public static float[] floats(List<? extends Number> numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            Number number = numbers.get(i);
            values[i] = number instanceof Long whole ? exact(whole) : number.floatValue();
        }
        return values;
    }
}
