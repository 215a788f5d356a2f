package dev.synram.data.file;

import dev.synram.data.DataException;
import dev.synram.files.FileContent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Matrices in NumPy's format, versions 1 to 3 ({@code numpy.lib.format}): two dimensions, integers of any size or
 * floating-point numbers, which a matrix of integers requires to be whole.
 */
final class NpyFile {

    private static final int ALIGNMENT = 64;
    private static final int BUFFER = 1 << 16;

    private NpyFile() {}

    static IntegerMatrix read(Path file) {
        NpyArray array = matrix(file);
        int columns = array.dimensions().get(1);
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            double value = array.at(i);
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                throw unexpected(file, columns, i, value, "an integer");
            }
            values[i] = (int) value;
        }
        return new IntegerMatrix(array.dimensions().get(0), columns, values);
    }

    static RealMatrix readReal(Path file) {
        NpyArray array = matrix(file);
        int columns = array.dimensions().get(1);
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.at(i);
            if (!Double.isFinite(values[i])) {
                throw unexpected(file, columns, i, values[i], "a finite number");
            }
        }
        return new RealMatrix(array.dimensions().get(0), columns, values);
    }

    private static NpyArray matrix(Path file) {
        NpyArray array = NpyArray.read(file);
        if (array.dimensions().size() != 2) {
            throw new DataException("%s does not hold an array of two dimensions, but one of dimensions %s"
                    .formatted(file, array.dimensions()));
        }
        if (array.size() == 0) {
            throw new DataException("%s is empty: its dimensions are %s".formatted(file, array.dimensions()));
        }
        return array;
    }

    private static DataException unexpected(Path file, int columns, int index, double value, String expected) {
        return new DataException("%s, row %s, column %s is %s; expected %s"
                .formatted(file, index / columns + 1, index % columns + 1, value, expected));
    }

    /** The values of a matrix of integers, row by row. */
    static FileContent content(IntegerMatrix matrix) {
        return content(
                "<i4", matrix.rows(), matrix.columns(), (bytes, row, column) -> bytes.putInt(matrix.get(row, column)));
    }

    /** The values of a matrix in double precision, row by row. */
    static FileContent content(int rows, int columns, MatrixFile.Values values) {
        return content("<f8", rows, columns, (bytes, row, column) -> bytes.putDouble(values.at(row, column)));
    }

    /** Appends a value in its binary form. */
    @FunctionalInterface
    private interface Put {

        void at(ByteBuffer bytes, int row, int column);
    }

    private static FileContent content(String type, int rows, int columns, Put value) {
        return out -> {
            out.write(header(type, rows, columns));
            ByteBuffer bytes = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    if (bytes.remaining() < Long.BYTES) {
                        out.write(bytes.array(), 0, bytes.position());
                        bytes.clear();
                    }
                    value.at(bytes, row, column);
                }
            }
            out.write(bytes.array(), 0, bytes.position());
        };
    }

    /** All bytes before the first value. */
    private static byte[] header(String type, int rows, int columns) {
        String fields = "{'descr': '%s', 'fortran_order': False, 'shape': (%s, %s), }".formatted(type, rows, columns);
        int unpadded = NpyHeader.PREFIX + fields.length() + 1;
        String text = fields + " ".repeat(Math.floorMod(-unpadded, ALIGNMENT)) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(NpyHeader.PREFIX + text.length()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(NpyHeader.MAGIC).put((byte) 1).put((byte) 0).putShort((short) text.length());
        bytes.put(text.getBytes(StandardCharsets.US_ASCII));
        return bytes.array();
    }
}
