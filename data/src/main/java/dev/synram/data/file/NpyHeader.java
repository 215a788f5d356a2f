package dev.synram.data.file;

import dev.synram.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a file in NumPy's format.
 *
 * @param dimensions size along each dimension
 * @param columnsFirst whether the array is in Fortran order, with the first dimension fastest
 * @param kind {@code i}, {@code u}, {@code f} or, for truth values, {@code b}
 * @param width bytes of an element
 * @param order order of its bytes
 * @param length bytes of the header itself
 */
record NpyHeader(List<Integer> dimensions, boolean columnsFirst, char kind, int width, ByteOrder order, int length) {

    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** Bytes before the text in version 1; later versions have two more. */
    static final int PREFIX = 10;

    /** NumPy itself reads at most 10,000 characters by default. */
    private static final int MOST_TEXT = 1 << 16;

    private static final int MOST_DIMENSIONS = 32;
    private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=]?)([iufb])([1248])'");
    private static final Pattern OTHER_TYPE = Pattern.compile("'descr': *'[<>|=]?([a-zA-Z])[^']*'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([\\d, ]*)\\)");

    /**
     * Reads a header.
     *
     * @param source name of the source, for messages
     * @param in afterwards positioned at the first element
     * @throws DataException if it is not a header or the array is not supported
     */
    static NpyHeader read(String source, InputStream in) throws IOException {
        ByteBuffer prefix = ByteBuffer.wrap(in.readNBytes(PREFIX)).order(ByteOrder.LITTLE_ENDIAN);
        if (prefix.remaining() < PREFIX || !Arrays.equals(prefix.array(), 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new DataException("%s is not an .npy file".formatted(source));
        }
        int version = prefix.get(MAGIC.length);
        if (version < 1 || version > 3) {
            throw new DataException(
                    "%s is an .npy file of version %s; supported are 1 to 3".formatted(source, version));
        }
        boolean isShort = version == 1;
        long length = Short.toUnsignedLong(prefix.getShort(MAGIC.length + 2));
        if (!isShort) {
            byte[] upper = Arrays.copyOf(in.readNBytes(2), 2);
            length |= (upper[0] & 0xFFL) << 16 | (upper[1] & 0xFFL) << 24;
        }
        byte[] text = in.readNBytes((int) Math.min(length, MOST_TEXT));
        if (text.length < length) {
            throw new DataException("%s declares a header of %s bytes; %s were found, at most %s are supported"
                    .formatted(source, length, text.length, MOST_TEXT));
        }
        return parse(source, new String(text, StandardCharsets.UTF_8), (isShort ? PREFIX : PREFIX + 2) + text.length);
    }

    private static NpyHeader parse(String source, String header, int length) {
        requireNumbers(source, header);
        Matcher type = find(TYPE, header, source, "an array of numbers");
        char kind = type.group(2).charAt(0);
        int width = Integer.parseInt(type.group(3));
        if ((kind == 'f' && width < 2) || (kind == 'b' && width != 1)) {
            throw new DataException("%s holds values of the unknown type '%s%s'".formatted(source, kind, width));
        }
        return new NpyHeader(
                dimensions(source, find(SHAPE, header, source, "dimensions").group(1)),
                "True".equals(find(ORDER, header, source, "a memory order").group(1)),
                kind,
                width,
                ">".equals(type.group(1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                length);
    }

    private static void requireNumbers(String source, String header) {
        Matcher type = OTHER_TYPE.matcher(header);
        String held = !type.find()
                ? ""
                : switch (type.group(1)) {
                    case "U", "S", "a" -> "texts; store the number of each class, from 0";
                    case "O" -> "Python objects; store numbers, with dtype float32 or uint8";
                    case "c" -> "complex numbers; store an array of numbers, with dtype float32";
                    case "M", "m" -> "times; store them as numbers, with dtype float32";
                    default -> "";
                };
        if (!held.isEmpty()) {
            throw new DataException("%s does not hold an array of numbers, but %s".formatted(source, held));
        }
    }

    private static List<Integer> dimensions(String source, String shape) {
        List<Integer> dimensions = new ArrayList<>();
        for (String part : shape.split(",", -1)) {
            if (!part.isBlank()) {
                dimensions.add(dimension(source, part.strip()));
            }
        }
        if (dimensions.size() > MOST_DIMENSIONS) {
            throw new DataException("%s has %s dimensions; at most %s are supported"
                    .formatted(source, dimensions.size(), MOST_DIMENSIONS));
        }
        return dimensions;
    }

    private static int dimension(String source, String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new DataException("%s has the dimension %s".formatted(source, digits), e);
        }
    }

    private static Matcher find(Pattern pattern, String header, String source, String expected) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new DataException(
                    "%s does not hold %s: %s".formatted(source, expected, DataFile.shown(header.strip())));
        }
        return matcher;
    }

    /** Number of elements, limited to just above the largest integer. */
    long elements() {
        long size = 1;
        for (int dimension : dimensions) {
            size = Math.min(Integer.MAX_VALUE + 1L, size * dimension);
        }
        return size;
    }
}
