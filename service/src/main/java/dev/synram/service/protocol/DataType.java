package dev.synram.service.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The number types of tensors. Samples become 32-bit floats; whole numbers beyond 2^24 are rounded to them. */
public enum DataType {
    BOOL(1),
    UINT8(1),
    UINT16(2),
    UINT32(4),
    UINT64(8),
    INT8(1),
    INT16(2),
    INT32(4),
    INT64(8),
    FP16(2),
    FP32(4),
    FP64(8);

    private static final double TWO_TO_64 = 0x1p64;

    private final int bytes;

    DataType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of an element in binary contents. */
    public int bytes() {
        return bytes;
    }

    /** The type of a name. */
    static DataType of(String name) {
        for (DataType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw RefusedException.invalid("datatype '%s' is not supported; give one of %s"
                .formatted(name, Stream.of(values()).map(DataType::name).collect(Collectors.joining(", "))));
    }

    /** Elements of binary contents, lowest byte first, as the protocol has them. */
    float[] read(ByteBuffer contents) {
        ByteBuffer data = contents.slice().order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[data.remaining() / bytes];
        if (this == FP32) {
            data.asFloatBuffer().get(values);
            return values;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = element(data, i * bytes);
        }
        return values;
    }

    private float element(ByteBuffer data, int at) {
        return switch (this) {
            case BOOL -> data.get(at) == 0 ? 0 : 1;
            case UINT8 -> Byte.toUnsignedInt(data.get(at));
            case UINT16 -> Short.toUnsignedInt(data.getShort(at));
            case UINT32 -> Integer.toUnsignedLong(data.getInt(at));
            case UINT64 -> unsigned(data.getLong(at));
            case INT8 -> data.get(at);
            case INT16 -> data.getShort(at);
            case INT32 -> data.getInt(at);
            case INT64 -> data.getLong(at);
            case FP16 -> Float.float16ToFloat(data.getShort(at));
            case FP32 -> data.getFloat(at);
            case FP64 -> (float) data.getDouble(at);
        };
    }

    /** A 64-bit number without sign. */
    public static float unsigned(long value) {
        return (float) (value >= 0 ? value : value + TWO_TO_64);
    }
}
