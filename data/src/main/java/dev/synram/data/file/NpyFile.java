package dev.synram.data.file;

import dev.synram.data.DataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Matrices of integers in NumPy's format, versions 1 to 3 ({@code numpy.lib.format}): two dimensions, integers of any
 * size, or floating-point numbers that are integers.
 */
final class NpyFile {

    private static final int ALIGNMENT = 64;

    private NpyFile() {}

    static IntegerMatrix read(Path file) {
        NpyArray array = NpyArray.read(file);
        if (array.dimensions().size() != 2) {
            throw new DataException("%s does not hold an array of two dimensions, but one of dimensions %s"
                    .formatted(file, array.dimensions()));
        }
        int rows = array.dimensions().get(0);
        int columns = array.dimensions().get(1);
        if (array.size() == 0) {
            throw new DataException("%s is empty: its dimensions are %s".formatted(file, array.dimensions()));
        }
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            double value = array.at(i);
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                throw new DataException("%s, row %d, column %d is %s; expected an integer"
                        .formatted(file, i / columns + 1, i % columns + 1, value));
            }
            values[i] = (int) value;
        }
        return new IntegerMatrix(rows, columns, values);
    }

    static byte[] content(IntegerMatrix matrix) {
        String fields = "{'descr': '<i4', 'fortran_order': False, 'shape': (%d, %d), }"
                .formatted(matrix.rows(), matrix.columns());
        int unpadded = NpyHeader.PREFIX + fields.length() + 1;
        String header = fields + " ".repeat(Math.floorMod(-unpadded, ALIGNMENT)) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(
                        NpyHeader.PREFIX + header.length() + Integer.BYTES * matrix.values().length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(NpyHeader.MAGIC).put((byte) 1).put((byte) 0).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.US_ASCII));
        for (int value : matrix.values()) {
            bytes.putInt(value);
        }
        return bytes.array();
    }
}
