package dev.synram.data.file;

import dev.synram.data.DataException;
import dev.synram.files.FileContent;
import java.nio.file.Path;
import java.util.Locale;

/** Matrices of numbers in files: {@code .npy} or, with any other name, CSV without a header. */
public final class MatrixFile {

    private MatrixFile() {}

    /**
     * Reads a matrix of integers.
     *
     * @throws DataException naming the file, the place and what was expected
     */
    public static IntegerMatrix read(Path file) {
        return isNpy(file) ? NpyFile.read(file) : CsvMatrix.read(file);
    }

    /**
     * Reads a matrix of finite numbers.
     *
     * @throws DataException naming the file, the place and what was expected
     */
    public static RealMatrix readReal(Path file) {
        return isNpy(file) ? NpyFile.readReal(file) : CsvMatrix.readReal(file);
    }

    /** The content of a file with that name for a matrix. */
    public static FileContent content(Path file, IntegerMatrix matrix) {
        return isNpy(file) ? NpyFile.content(matrix) : CsvMatrix.content(matrix);
    }

    /** The content of a file with that name for a matrix, in double precision. */
    public static FileContent content(Path file, RealMatrix matrix) {
        return content(file, matrix.rows(), matrix.columns(), matrix::get);
    }

    /** The content of a file with that name for a matrix in double precision, which need not fit into memory. */
    public static FileContent content(Path file, int rows, int columns, Values values) {
        return isNpy(file) ? NpyFile.content(rows, columns, values) : CsvMatrix.content(rows, columns, values);
    }

    /** The least number of bytes of a file with that name for so many integers: a digit and a separator each, or more. */
    public static long leastBytes(Path file, long integers) {
        return integers * (isNpy(file) ? Integer.BYTES : 2);
    }

    /** The least number of bytes of a file with that name for so many numbers in double precision. */
    public static long leastBytesReal(Path file, long numbers) {
        return numbers * (isNpy(file) ? Double.BYTES : "0.0,".length());
    }

    /** The values of a matrix, computed when they are needed. */
    @FunctionalInterface
    public interface Values {

        /** The value at a row and column, both from 0. */
        double at(int row, int column);
    }

    static boolean isNpy(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".npy");
    }
}
