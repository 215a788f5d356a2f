package dev.synram.data.file;

import dev.synram.data.DataException;
import dev.synram.data.LabelledData;
import java.nio.file.Path;

/** Classes of samples as numbers from 0. */
public final class Labels {

    private Labels() {}

    /** Reads labels from a file: one number per sample, {@code .npy} or lines of text. */
    public static byte[] read(Path file) {
        if (MatrixFile.isNpy(file)) {
            return of(NpyArray.read(file));
        }
        IntegerMatrix matrix = MatrixFile.read(file);
        if (matrix.columns() != 1 && matrix.rows() != 1) {
            throw new DataException(
                    "%s has %d columns; expected one number per line".formatted(file, matrix.columns()));
        }
        byte[] labels = new byte[matrix.values().length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(file.toString(), i, matrix.values()[i]);
        }
        return labels;
    }

    /** Labels of an array, either numbers or one-hot rows. */
    static byte[] of(NpyArray array) {
        boolean rows = array.dimensions().size() == 2 && array.dimensions().get(1) > 1;
        int count = array.dimensions().isEmpty() ? 0 : array.dimensions().getFirst();
        byte[] labels = new byte[count];
        int width = count == 0 ? 1 : array.size() / count;
        if (!rows && width != 1) {
            throw new DataException("%s has dimensions %s; expected one label per sample"
                    .formatted(array.source(), array.dimensions()));
        }
        for (int i = 0; i < count; i++) {
            double value = rows ? marked(array, i, width) : array.at(i);
            labels[i] = label(array.source(), i, value);
        }
        return labels;
    }

    private static int marked(NpyArray array, int row, int width) {
        int best = 0;
        for (int c = 1; c < width; c++) {
            best = array.at(row * width + c) > array.at(row * width + best) ? c : best;
        }
        return best;
    }

    /** Checks a class; the exception names the sample. */
    static byte label(String source, int sample, double value) {
        if (value != Math.rint(value) || value < 0 || value >= LabelledData.MOST_CLASSES) {
            throw new DataException("label %d of %s is %s; expected whole numbers 0..%d"
                    .formatted(sample, source, value, LabelledData.MOST_CLASSES - 1));
        }
        return (byte) value;
    }
}
