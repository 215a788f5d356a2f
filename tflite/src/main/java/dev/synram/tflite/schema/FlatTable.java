package dev.synram.tflite.schema;

import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A table of a FlatBuffers file that is not trusted. Fields have the numbers of their order in the schema; one that the
 * file does not contain has its default. What lies outside of the file is refused, and nothing is copied but vectors of
 * at most {@value #MOST_NUMBERS} numbers.
 */
public final class FlatTable extends Table {

    /** Far more than inputs of an operator, channels of a tensor or dimensions. */
    private static final int MOST_NUMBERS = 1 << 16;

    private static final int MOST_LETTERS = 200;

    private static final int FIRST_FIELD = 4;

    private FlatTable(ByteBuffer file, long position) {
        long within = checked(file, position, Integer.BYTES);
        long layout = checked(file, within - file.getInt((int) within), FIRST_FIELD);
        int layoutBytes = file.getShort((int) layout);
        if (layoutBytes < FIRST_FIELD || layoutBytes % Short.BYTES != 0) {
            throw damaged();
        }
        checked(file, layout, layoutBytes);
        __reset((int) within, file);
    }

    /**
     * The first table of a file.
     *
     * @param identifier four letters that a file of this kind has after its first offset
     */
    static FlatTable root(ByteBuffer file, String identifier) {
        ByteBuffer bytes = file.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.capacity() < 2 * Integer.BYTES || !__has_identifier(bytes, identifier)) {
            throw new TfliteException(
                    "it is no TensorFlow Lite file: it does not begin with '%s' after 4 bytes".formatted(identifier));
        }
        return new FlatTable(bytes, Integer.toUnsignedLong(bytes.getInt(0)));
    }

    private static long checked(ByteBuffer file, long position, long bytes) {
        if (position < 0 || position + bytes > file.capacity()) {
            throw damaged();
        }
        return position;
    }

    private static TfliteException damaged() {
        return new TfliteException("it is damaged: an offset leads out of the file");
    }

    /** Bytes of the file. */
    int fileBytes() {
        return bb.capacity();
    }

    /** Whether the file contains a field. */
    public boolean has(int field) {
        return __offset(FIRST_FIELD + 2 * field) != 0;
    }

    private int position(int field, int bytes) {
        int offset = Short.toUnsignedInt((short) __offset(FIRST_FIELD + 2 * field));
        return (int) checked(bb, (long) bb_pos + offset, bytes);
    }

    /** A byte, or a default. */
    public int byteAt(int field, int otherwise) {
        return has(field) ? bb.get(position(field, Byte.BYTES)) : otherwise;
    }

    /** A 32-bit integer, or a default. */
    public int integer(int field, int otherwise) {
        return has(field) ? bb.getInt(position(field, Integer.BYTES)) : otherwise;
    }

    /** A number, or a default. */
    public float real(int field, float otherwise) {
        return has(field) ? bb.getFloat(position(field, Float.BYTES)) : otherwise;
    }

    /** A table in this one. */
    public Optional<FlatTable> table(int field) {
        return has(field) ? Optional.of(follow(position(field, Integer.BYTES))) : Optional.empty();
    }

    private FlatTable follow(int position) {
        return new FlatTable(bb, position + Integer.toUnsignedLong(bb.getInt(position)));
    }

    /** The elements of a vector as bytes; none if there is no vector. */
    public ByteBuffer bytes(int field) {
        return vector(field, Byte.BYTES);
    }

    /** Length of a vector of tables. */
    int tables(int field) {
        return vector(field, Integer.BYTES).capacity() / Integer.BYTES;
    }

    /** A table of a vector of tables. */
    FlatTable table(int field, long index) {
        if (index < 0 || index >= tables(field)) {
            throw new TfliteException("it is damaged: table %s of %s is used".formatted(index, tables(field)));
        }
        return follow(vectorPosition(field) + Math.toIntExact(index) * Integer.BYTES);
    }

    private int vectorPosition(int field) {
        int position = position(field, Integer.BYTES);
        long start = position + Integer.toUnsignedLong(bb.getInt(position));
        return (int) checked(bb, start, Integer.BYTES) + Integer.BYTES;
    }

    private ByteBuffer vector(int field, int elementBytes) {
        if (!has(field)) {
            return bb.slice(0, 0);
        }
        int start = vectorPosition(field);
        long bytes = Integer.toUnsignedLong(bb.getInt(start - Integer.BYTES)) * elementBytes;
        checked(bb, start, bytes);
        return bb.slice(start, (int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer numbers(int field, int elementBytes) {
        ByteBuffer numbers = vector(field, elementBytes);
        if (numbers.capacity() > MOST_NUMBERS * elementBytes) {
            throw new TfliteException(String.format(
                    Locale.ROOT,
                    "it contains a list of %,d numbers where at most %,d make sense",
                    numbers.capacity() / elementBytes,
                    MOST_NUMBERS));
        }
        return numbers;
    }

    /** A vector of 32-bit integers; empty if there is none. */
    public int[] integers(int field) {
        ByteBuffer numbers = numbers(field, Integer.BYTES);
        int[] values = new int[numbers.capacity() / Integer.BYTES];
        numbers.asIntBuffer().get(values);
        return values;
    }

    /** A vector of 64-bit integers; empty if there is none. */
    long[] longs(int field) {
        ByteBuffer numbers = numbers(field, Long.BYTES);
        long[] values = new long[numbers.capacity() / Long.BYTES];
        numbers.asLongBuffer().get(values);
        return values;
    }

    /** A vector of numbers; empty if there is none. */
    float[] reals(int field) {
        ByteBuffer numbers = numbers(field, Float.BYTES);
        float[] values = new float[numbers.capacity() / Float.BYTES];
        numbers.asFloatBuffer().get(values);
        return values;
    }

    /** The beginning of a text; empty if there is none. */
    String text(int field) {
        ByteBuffer letters = bytes(field);
        return StandardCharsets.UTF_8
                .decode(letters.slice(0, Math.min(letters.capacity(), MOST_LETTERS)))
                .toString();
    }
}
