package dev.synram.service.grpc;

import com.google.protobuf.CodedInputStream;
import dev.synram.service.protocol.DataType;
import dev.synram.service.protocol.RefusedException;
import java.io.IOException;
import java.util.Arrays;

/** Numbers of {@code InferTensorContents}, whatever their type. */
final class TensorContents {

    private static final int FIRST = 1024;

    private float[] values = new float[FIRST];
    private int count;

    boolean read(int field, CodedInputStream in) throws IOException {
        switch (field) {
            case 1 -> ProtoReader.numbers(in, each -> add(each.readBool() ? 1 : 0));
            case 2 -> ProtoReader.numbers(in, each -> add((float) each.readInt32()));
            case 3 -> ProtoReader.numbers(in, each -> add((float) each.readInt64()));
            case 4 -> ProtoReader.numbers(in, each -> add((float) Integer.toUnsignedLong(each.readUInt32())));
            case 5 -> ProtoReader.numbers(in, each -> add(DataType.unsigned(each.readUInt64())));
            case 6 -> ProtoReader.numbers(in, each -> add(each.readFloat()));
            case 7 -> ProtoReader.numbers(in, each -> add((float) each.readDouble()));
            case 8 -> throw RefusedException.invalid("bytes_contents are not supported; give numbers");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void add(float value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    int count() {
        return count;
    }

    float[] values() {
        return Arrays.copyOf(values, count);
    }
}
