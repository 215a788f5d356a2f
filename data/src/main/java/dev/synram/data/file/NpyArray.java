package dev.synram.data.file;

import dev.synram.data.DataException;
import dev.synram.files.MemoryBudget;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An array of numbers in NumPy's format, versions 1 to 3 ({@code numpy.lib.format}).
 *
 * @param source name of the source, for messages
 * @param dimensions size along each dimension, the last one fastest
 * @param kind {@code i}, {@code u} or {@code f}
 * @param width bytes of an element
 * @param bytes the elements
 */
public record NpyArray(String source, List<Integer> dimensions, char kind, int width, ByteBuffer bytes) {

    /** Reads an array from a file. */
    public static NpyArray read(Path file) {
        return DataFile.read(file, "an .npy file", () -> {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                return read(file.toString(), in, Files.size(file), new MemoryBudget());
            }
        });
    }

    /**
     * Reads an array.
     *
     * @param source name of the source, for messages
     * @param available number of bytes available; {@link Long#MAX_VALUE} if unknown
     * @param budget checked before memory is allocated
     */
    public static NpyArray read(String source, InputStream in, long available, MemoryBudget budget) throws IOException {
        NpyHeader header = NpyHeader.read(source, in);
        long bytes = header.elements() * header.width();
        if (bytes > available - header.length()) {
            throw unfit(source, header, Long.toString(available - header.length()));
        }
        budget.take("the array", header.elements(), header.width() + Float.BYTES);
        if (bytes > Integer.MAX_VALUE - Long.BYTES) {
            throw new DataException(
                    "%s holds %,d bytes of values; at most 2 GB are supported".formatted(source, bytes));
        }
        byte[] content = in.readNBytes((int) bytes);
        if (content.length < bytes) {
            throw unfit(source, header, Integer.toString(content.length));
        }
        if (in.read() >= 0) {
            throw unfit(source, header, "more than " + bytes);
        }
        ByteBuffer values = ByteBuffer.wrap(content).order(header.order());
        NpyArray array = new NpyArray(source, header.dimensions(), header.kind(), header.width(), values);
        return header.columnsFirst() && header.dimensions().size() > 1 ? array.rowsFirst() : array;
    }

    private static DataException unfit(String source, NpyHeader header, String found) {
        return new DataException("%s holds %s bytes of values; expected dimensions %s with values of %d bytes"
                .formatted(source, found, header.dimensions(), header.width()));
    }

    /** The same array of two dimensions, with the last dimension fastest. */
    private NpyArray rowsFirst() {
        if (dimensions.size() > 2) {
            throw new DataException("%s is in Fortran order; store it with numpy.ascontiguousarray".formatted(source));
        }
        int rows = dimensions.get(0);
        int columns = dimensions.get(1);
        ByteBuffer turned = ByteBuffer.allocate(bytes.limit()).order(bytes.order());
        byte[] element = new byte[width];
        for (int i = 0; i < size(); i++) {
            bytes.get(((i % columns) * rows + i / columns) * width, element);
            turned.put(i * width, element);
        }
        return new NpyArray(source, dimensions, kind, width, turned);
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
