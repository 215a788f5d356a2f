package dev.synram.data.file;

import dev.synram.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array of numbers in NumPy's format, versions 1 to 3 ({@code numpy.lib.format}).
 *
 * @param source where it comes from, for messages
 * @param dimensions sizes, the last one fastest
 * @param kind {@code i}, {@code u} or {@code f}
 * @param width bytes of an element
 * @param bytes the elements
 */
public record NpyArray(String source, List<Integer> dimensions, char kind, int width, ByteBuffer bytes) {

    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    static final int PREFIX = 10;
    private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=]?)([iuf])([1248])'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([\\d, ]*)\\)");

    public static NpyArray read(Path file) {
        try {
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (IOException | OutOfMemoryError e) {
            throw new DataException("%s cannot be read (%s)".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Parses an array.
     *
     * @param source where it comes from, for messages
     */
    static NpyArray parse(String source, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        String header = header(source, bytes);
        Matcher type = find(TYPE, header, source, "an array of numbers");
        if ("True".equals(find(ORDER, header, source, "a memory order").group(1))) {
            return columnsFirst(source, header, type, bytes);
        }
        return checked(source, dimensions(source, header), type, bytes);
    }

    private static NpyArray columnsFirst(String source, String header, Matcher type, ByteBuffer bytes) {
        List<Integer> dimensions = dimensions(source, header);
        NpyArray reversed = checked(source, dimensions.reversed(), type, bytes);
        if (dimensions.size() < 2) {
            return reversed;
        }
        if (dimensions.size() > 2) {
            throw new DataException("%s stores columns first; store it with numpy.ascontiguousarray".formatted(source));
        }
        int rows = dimensions.get(0);
        int columns = dimensions.get(1);
        ByteBuffer turned = ByteBuffer.allocate(reversed.bytes.remaining()).order(reversed.bytes.order());
        byte[] element = new byte[reversed.width];
        for (int i = 0; i < rows * columns; i++) {
            reversed.bytes.get(((i % columns) * rows + i / columns) * reversed.width, element);
            turned.put(i * reversed.width, element);
        }
        return new NpyArray(source, dimensions, reversed.kind, reversed.width, turned);
    }

    private static NpyArray checked(String source, List<Integer> dimensions, Matcher type, ByteBuffer bytes) {
        long size = 1;
        for (int dimension : dimensions) {
            size = Math.min(Integer.MAX_VALUE + 1L, size * dimension);
        }
        int width = Integer.parseInt(type.group(3));
        if (size * width != bytes.remaining()) {
            throw new DataException("%s holds %d bytes of values; dimensions %s with values of %d bytes were expected"
                    .formatted(source, bytes.remaining(), dimensions, width));
        }
        ByteBuffer values =
                bytes.slice().order(">".equals(type.group(1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        char kind = type.group(2).charAt(0);
        if (kind == 'f' && width < 4) {
            throw new DataException("%s holds numbers of half precision; store them as float32".formatted(source));
        }
        return new NpyArray(source, dimensions, kind, width, values);
    }

    private static List<Integer> dimensions(String source, String header) {
        List<Integer> dimensions = new ArrayList<>();
        for (String part : find(SHAPE, header, source, "dimensions").group(1).split(",", -1)) {
            if (!part.isBlank()) {
                try {
                    dimensions.add(Integer.parseInt(part.strip()));
                } catch (NumberFormatException e) {
                    throw new DataException("%s has the dimension %s".formatted(source, part.strip()), e);
                }
            }
        }
        return dimensions;
    }

    private static String header(String source, ByteBuffer bytes) {
        byte[] magic = new byte[MAGIC.length];
        if (bytes.remaining() < PREFIX) {
            throw new DataException("%s is not an .npy file".formatted(source));
        }
        bytes.get(magic);
        int version = bytes.get();
        bytes.get();
        long length = version == 1 ? Short.toUnsignedLong(bytes.getShort()) : Integer.toUnsignedLong(bytes.getInt());
        if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 3 || length > bytes.remaining()) {
            throw new DataException("%s is not an .npy file of version 1 to 3".formatted(source));
        }
        byte[] header = new byte[(int) length];
        bytes.get(header);
        return new String(header, StandardCharsets.UTF_8);
    }

    private static Matcher find(Pattern pattern, String header, String source, String expected) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new DataException("%s does not hold %s: %s".formatted(source, expected, header.strip()));
        }
        return matcher;
    }

    /** Number of elements. */
    int size() {
        return bytes.limit() / width;
    }

    /** Whether elements are unsigned bytes, as pixels are. */
    boolean isBytes() {
        return kind == 'u' && width == 1;
    }

    /** An element. */
    double at(int index) {
        int at = index * width;
        return switch (kind) {
            case 'f' -> width == 4 ? bytes.getFloat(at) : bytes.getDouble(at);
            case 'u' -> unsigned(at);
            default -> signed(at);
        };
    }

    private double unsigned(int at) {
        return switch (width) {
            case 1 -> Byte.toUnsignedInt(bytes.get(at));
            case 2 -> Short.toUnsignedInt(bytes.getShort(at));
            case 4 -> Integer.toUnsignedLong(bytes.getInt(at));
            default -> bytes.getLong(at);
        };
    }

    private double signed(int at) {
        return switch (width) {
            case 1 -> bytes.get(at);
            case 2 -> bytes.getShort(at);
            case 4 -> bytes.getInt(at);
            default -> bytes.getLong(at);
        };
    }
}
