package dev.synram.service.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.synram.service.protocol.RefusedException;
import java.io.IOException;

/** Reads the fields of a message; those that are not known are skipped. */
final class ProtoReader {

    /** Reads one field, of which the tag has been read. */
    interface Field {

        /**
         * Reads a field.
         *
         * @param number of the field
         * @param in positioned at its value
         * @return whether the field is known; otherwise nothing was read
         */
        boolean read(int number, CodedInputStream in) throws IOException;
    }

    /** Reads numbers of a list. */
    interface Element {

        /** Reads a number. */
        void read(CodedInputStream in) throws IOException;
    }

    private ProtoReader() {}

    /**
     * Reads a message.
     *
     * @throws RefusedException if it is none
     */
    static void message(byte[] message, Field field) {
        try {
            CodedInputStream in = CodedInputStream.newInstance(message);
            in.enableAliasing(true);
            fields(in, field);
        } catch (IOException e) {
            throw RefusedException.invalid(
                    "the message is not one of the protocol: %s".formatted(String.valueOf(e.getMessage())));
        }
    }

    /** Reads a message within another. */
    static void nested(CodedInputStream in, Field field) throws IOException {
        int before = in.pushLimit(in.readRawVarint32());
        fields(in, field);
        in.checkLastTagWas(0);
        in.popLimit(before);
    }

    /** Reads a list of numbers that is packed, or one of its numbers if it is not. */
    static void numbers(CodedInputStream in, Element element) throws IOException {
        if (WireFormat.getTagWireType(in.getLastTag()) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            element.read(in);
            return;
        }
        int before = in.pushLimit(in.readRawVarint32());
        while (in.getBytesUntilLimit() > 0) {
            element.read(in);
        }
        in.popLimit(before);
    }

    private static void fields(CodedInputStream in, Field field) throws IOException {
        int tag = in.readTag();
        while (tag != 0) {
            if (!field.read(WireFormat.getTagFieldNumber(tag), in)) {
                in.skipField(tag);
            }
            tag = in.readTag();
        }
    }
}
