package dev.synram.service.grpc;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes messages, nested ones first. */
final class ProtoWriter {

    /** Writes the fields of a message. */
    interface Fields {

        /** Writes fields. */
        void write(CodedOutputStream out) throws IOException;
    }

    private ProtoWriter() {}

    static byte[] message(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
