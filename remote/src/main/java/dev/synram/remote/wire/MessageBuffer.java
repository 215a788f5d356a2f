package dev.synram.remote.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.WireFormat;
import java.util.Arrays;

/**
 * Bytes of a message that is being written. The length of a message inside another is known only when that has been written, so it
 * always takes the same number of bytes, which readers allow.
 */
final class MessageBuffer {

    private static final int START = 256;
    private static final int LONGEST_VARINT = 10;

    /** Up to 256 MB. */
    private static final int LENGTH_BYTES = 4;

    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int TAG_BITS = 3;

    private byte[] bytes = new byte[START];
    private int size;

    /** What was written. */
    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    void tag(int number, int wireType) {
        varint(((long) number << TAG_BITS) | wireType);
    }

    void varint(long value) {
        reserve(LONGEST_VARINT);
        long rest = value;
        while ((rest & ~SEVEN_BITS) != 0) {
            bytes[size++] = (byte) ((rest & SEVEN_BITS) | MORE);
            rest >>>= Byte.SIZE - 1;
        }
        bytes[size++] = (byte) rest;
    }

    void fixed64(long value) {
        reserve(Long.BYTES);
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[size++] = (byte) (value >>> (Byte.SIZE * i));
        }
    }

    void bytes(int number, byte[] value) {
        tag(number, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        varint(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    void text(int number, String value) {
        bytes(number, value.getBytes(UTF_8));
    }

    /** Begins a field whose length is not known yet; returns what {@link #end} needs. */
    int begin(int number) {
        tag(number, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        reserve(LENGTH_BYTES);
        size += LENGTH_BYTES;
        return size;
    }

    /** Ends a field, whose length is written into the bytes that were left for it. */
    void end(int begin) {
        int length = size - begin;
        for (int i = 0; i < LENGTH_BYTES; i++) {
            int more = i < LENGTH_BYTES - 1 ? MORE : 0;
            bytes[begin - LENGTH_BYTES + i] = (byte) (((length >>> ((Byte.SIZE - 1) * i)) & SEVEN_BITS) | more);
        }
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), 2 * bytes.length));
        }
    }
}
