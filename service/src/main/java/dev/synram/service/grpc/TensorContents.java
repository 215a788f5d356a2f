package dev.synram.service.grpc;

import com.google.protobuf.CodedInputStream;
import dev.synram.service.protocol.DataType;
import dev.synram.service.protocol.FloatValues;
import dev.synram.service.protocol.RefusedException;
import java.io.IOException;
import java.util.List;

/** Numbers of {@code InferTensorContents}, whatever their type. */
final class TensorContents {

    private final FloatValues values = new FloatValues();

    /** Takes room for numbers of a shape, of which a message has no more than bytes. */
    void expect(List<Long> shape, int bytes) {
        values.expect(shape, bytes);
    }

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
        values.add(value);
    }

    int count() {
        return values.count();
    }

    float[] values() {
        return values.toArray();
    }
}
