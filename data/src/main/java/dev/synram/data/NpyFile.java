package dev.synram.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Matrices of integers in NumPy's format, versions 1 to 3 ({@code numpy.lib.format}): two dimensions, integers of any
 * size, or floating-point numbers that are integers.
 */
final class NpyFile {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int PREFIX = 10;
    private static final int ALIGNMENT = 64;
    private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=]?)([iuf])([1248])'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\((\\d+), *(\\d+),? *\\)");

    private NpyFile() {}

    static IntegerMatrix read(Path file) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DataException("%s cannot be read (%s)".formatted(file, e.getMessage()), e);
        }
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        String header = header(file, bytes);
        Matcher type = find(TYPE, header, file, "an array of integers");
        boolean columnsFirst =
                "True".equals(find(ORDER, header, file, "a memory order").group(1));
        Matcher shape = find(SHAPE, header, file, "an array of two dimensions");
        int rows = Integer.parseInt(shape.group(1));
        int columns = Integer.parseInt(shape.group(2));
        int size = Integer.parseInt(type.group(3));
        if ((long) rows * columns * size != bytes.remaining()) {
            throw new DataException("%s holds %d bytes of values; %d x %d values of %d bytes were expected"
                    .formatted(file, bytes.remaining(), rows, columns, size));
        }
        bytes.order(">".equals(type.group(1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int[] values = new int[rows * columns];
        for (int i = 0; i < values.length; i++) {
            int row = columnsFirst ? i % rows : i / columns;
            int column = columnsFirst ? i / rows : i % columns;
            double value = next(bytes, type.group(2).charAt(0), size);
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                throw new DataException(
                        "%s, row %d, column %d is %s; expected an integer".formatted(file, row + 1, column + 1, value));
            }
            values[row * columns + column] = (int) value;
        }
        return new IntegerMatrix(rows, columns, values);
    }

    private static String header(Path file, ByteBuffer bytes) {
        byte[] magic = new byte[MAGIC.length];
        if (bytes.remaining() < PREFIX) {
            throw new DataException("%s is not an .npy file".formatted(file));
        }
        bytes.get(magic);
        int version = bytes.get();
        bytes.get();
        long length = version == 1 ? Short.toUnsignedLong(bytes.getShort()) : Integer.toUnsignedLong(bytes.getInt());
        if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 3 || length > bytes.remaining()) {
            throw new DataException("%s is not an .npy file of version 1 to 3".formatted(file));
        }
        byte[] header = new byte[(int) length];
        bytes.get(header);
        return new String(header, StandardCharsets.UTF_8);
    }

    private static Matcher find(Pattern pattern, String header, Path file, String expected) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new DataException("%s does not hold %s: %s".formatted(file, expected, header.strip()));
        }
        return matcher;
    }

    private static double next(ByteBuffer bytes, char kind, int size) {
        return switch (kind) {
            case 'f' -> size == 4 ? bytes.getFloat() : bytes.getDouble();
            case 'u' -> unsigned(bytes, size);
            default -> signed(bytes, size);
        };
    }

    private static double unsigned(ByteBuffer bytes, int size) {
        return switch (size) {
            case 1 -> Byte.toUnsignedInt(bytes.get());
            case 2 -> Short.toUnsignedInt(bytes.getShort());
            case 4 -> Integer.toUnsignedLong(bytes.getInt());
            default -> bytes.getLong();
        };
    }

    private static double signed(ByteBuffer bytes, int size) {
        return switch (size) {
            case 1 -> bytes.get();
            case 2 -> bytes.getShort();
            case 4 -> bytes.getInt();
            default -> bytes.getLong();
        };
    }

    static byte[] content(IntegerMatrix matrix) {
        String fields = "{'descr': '<i4', 'fortran_order': False, 'shape': (%d, %d), }"
                .formatted(matrix.rows(), matrix.columns());
        int unpadded = PREFIX + fields.length() + 1;
        String header = fields + " ".repeat(Math.floorMod(-unpadded, ALIGNMENT)) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(PREFIX + header.length() + Integer.BYTES * matrix.values().length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.US_ASCII));
        for (int value : matrix.values()) {
            bytes.putInt(value);
        }
        return bytes.array();
    }
}
