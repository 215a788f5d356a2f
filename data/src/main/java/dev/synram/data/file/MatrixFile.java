package dev.synram.data.file;

import dev.synram.data.DataException;
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
    public static byte[] content(Path file, IntegerMatrix matrix) {
        return isNpy(file) ? NpyFile.content(matrix) : CsvMatrix.content(matrix);
    }

    /** The content of a file with that name for a matrix, in double precision. */
    public static byte[] content(Path file, RealMatrix matrix) {
        return isNpy(file) ? NpyFile.content(matrix) : CsvMatrix.content(matrix);
    }

    static boolean isNpy(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".npy");
    }
}
