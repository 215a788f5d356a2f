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
import java.util.Locale;

/**
 * An array of numbers in NumPy's format, versions 1 to 3 ({@code numpy.lib.format}).
 *
 * @param source name of the source, for messages
 * @param dimensions size along each dimension, the last one fastest
 * @param kind {@code i}, {@code u}, {@code f} or, for truth values, {@code b}
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
        boolean turned = header.columnsFirst() && header.dimensions().size() > 1;
        budget.take("the array", header.elements(), (turned ? 2 : 1) * header.width() + Float.BYTES);
        if (bytes > Integer.MAX_VALUE - Long.BYTES) {
            throw new DataException(String.format(
                    Locale.ROOT, "%s holds %,d bytes of values; at most 2 GB are supported", source, bytes));
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
        return turned ? array.rowsFirst() : array;
    }

    private static DataException unfit(String source, NpyHeader header, String found) {
        return new DataException("%s holds %s bytes of values; expected dimensions %s with values of %s bytes"
                .formatted(source, found, header.dimensions(), header.width()));
    }

    /** The same array with the last dimension fastest, instead of the first one. */
    private NpyArray rowsFirst() {
        int rank = dimensions.size();
        int[] strides = new int[rank];
        int stride = 1;
        for (int axis = 0; axis < rank; axis++) {
            strides[axis] = stride;
            stride *= dimensions.get(axis);
        }
        ByteBuffer turned = ByteBuffer.allocate(bytes.limit()).order(bytes.order());
        int[] index = new int[rank];
        int from = 0;
        for (int to = 0; to < size(); to++) {
            turned.put(to * width, bytes, from * width, width);
            for (int axis = rank - 1; axis >= 0; axis--) {
                from += strides[axis];
                if (++index[axis] < dimensions.get(axis)) {
                    break;
                }
                from -= index[axis] * strides[axis];
                index[axis] = 0;
            }
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
            case 'f' -> floating(at);
            case 'u' -> unsigned(at);
            case 'b' -> bytes.get(at) == 0 ? 0 : 1;
            default -> signed(at);
        };
    }

    private double floating(int at) {
        return switch (width) {
            case 2 -> Float.float16ToFloat(bytes.getShort(at));
            case 4 -> bytes.getFloat(at);
            default -> bytes.getDouble(at);
        };
    }

    private double unsigned(int at) {
        return switch (width) {
            case 1 -> Byte.toUnsignedInt(bytes.get(at));
            case 2 -> Short.toUnsignedInt(bytes.getShort(at));
            case 4 -> Integer.toUnsignedLong(bytes.getInt(at));
            default -> unsigned(bytes.getLong(at));
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : 0x1p64 + value;
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
