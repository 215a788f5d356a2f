package dev.synram.data.file;

import dev.synram.data.DataException;
import dev.synram.data.LabelledData;
import java.nio.file.Path;
import java.util.List;

/**
 * Classes of samples.
 *
 * @param numbers one class per sample, from 0
 * @param classes names of the classes, or their numbers
 */
@SuppressWarnings("ArrayRecordComponent") // data; never compared as records
public record Labels(byte[] numbers, List<String> classes) {

    /** Classes without names. */
    public static Labels numbered(byte[] numbers) {
        return new Labels(numbers, LabelledData.numbered(numbers));
    }

    /**
     * Reads labels from a file: one number from 0 per sample in an {@code .npy} file, or one number or name per line of
     * text.
     *
     * @param classes names of the classes in the order of their numbers; if empty, names are sorted
     * @throws DataException naming the label that is not as expected
     */
    public static Labels read(Path file, List<String> classes) {
        return MatrixFile.isNpy(file) ? of(NpyArray.read(file)) : CsvData.labels(file, classes);
    }

    /**
     * Reads labels from an IDX file of one dimension.
     *
     * @throws DataException naming the label that is not 0..127
     */
    public static Labels readIdx(Path file) {
        byte[] numbers = IdxFile.read(file, 1).elements();
        for (int i = 0; i < numbers.length; i++) {
            int label = Byte.toUnsignedInt(numbers[i]);
            if (label >= LabelledData.MOST_CLASSES) {
                throw new DataException("label %s of %s is %s; expected 0..%s"
                        .formatted(i, file, label, LabelledData.MOST_CLASSES - 1));
            }
        }
        return numbered(numbers);
    }

    /** Labels of an array, either numbers or one-hot rows. */
    static Labels of(NpyArray array) {
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
        return numbered(labels);
    }

    /** The only largest element of a row, which marks the class; several would be several classes of one sample. */
    private static int marked(NpyArray array, int row, int width) {
        int best = 0;
        int times = 1;
        for (int c = 1; c < width; c++) {
            double value = array.at(row * width + c);
            double largest = array.at(row * width + best);
            times = value > largest ? 1 : value == largest ? times + 1 : times;
            best = value > largest ? c : best;
        }
        if (times != 1 || !(array.at(row * width + best) > 0)) {
            throw new DataException(
                    "row %s of %s does not mark one of %s classes; samples with several or no classes are not supported"
                            .formatted(row, array.source(), width));
        }
        return best;
    }

    /** Checks a class; the exception names the sample. */
    private static byte label(String source, int sample, double value) {
        if (value != Math.rint(value) || value < 0 || value >= LabelledData.MOST_CLASSES) {
            throw new DataException("label %s of %s is %s; expected whole numbers 0..%s"
                    .formatted(sample, source, value, LabelledData.MOST_CLASSES - 1));
        }
        return (byte) value;
    }
}
