package dev.synram.tflite.schema;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Enumeration {@code TensorType}: the types of numbers that networks use. */
public enum ElementType {
    /** 32 bits. */
    FLOAT32(0, 4),
    /** 16 bits. */
    FLOAT16(1, 2),
    /** Biases of quantized layers, and dimensions. */
    INT32(2, 4),
    /** Weights and activations of older quantized networks. */
    UINT8(3, 1),
    /** Biases of layers with 16-bit activations, and dimensions. */
    INT64(4, 8),
    /** Activations of 16 bits. */
    INT16(7, 2),
    /** Weights and activations of quantized networks. */
    INT8(9, 1);

    private final int code;
    private final int bytes;

    ElementType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    static Optional<ElementType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /** Bytes of a number. */
    public int bytes() {
        return bytes;
    }

    /** Whether numbers are integers, which mean something only with a scale. */
    public boolean isInteger() {
        return this != FLOAT32 && this != FLOAT16;
    }

    /** The next number of a buffer. */
    public double next(ByteBuffer data) {
        return switch (this) {
            case FLOAT32 -> data.getFloat();
            case FLOAT16 -> Float.float16ToFloat(data.getShort());
            case INT32 -> data.getInt();
            case UINT8 -> Byte.toUnsignedInt(data.get());
            case INT64 -> data.getLong();
            case INT16 -> data.getShort();
            case INT8 -> data.get();
        };
    }
}
