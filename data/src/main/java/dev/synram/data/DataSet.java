package dev.synram.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Labelled samples.
 *
 * @param dimensions of a sample, as the source has them
 * @param channelsLast whether a sample of three dimensions is rows x columns x channels, as pictures are
 * @param values samples one after the other; what came as bytes is within 0..1
 * @param labels one class a sample
 * @param classes the classes' names, or their numbers
 */
@SuppressWarnings("ArrayRecordComponent") // data; never compared as records
public record DataSet(
        List<Integer> dimensions, boolean channelsLast, float[] values, byte[] labels, List<String> classes) {

    /** Classes that a label can name. */
    public static final int MOST_CLASSES = 128;

    private static final float LARGEST_BYTE = 255f;

    public DataSet {
        dimensions = List.copyOf(dimensions);
        classes = List.copyOf(classes);
        if (values.length != (long) labels.length * size(dimensions)) {
            throw new DataException("%d labels and %d values do not make samples of dimensions %s"
                    .formatted(labels.length, values.length, dimensions));
        }
    }

    static int size(List<Integer> dimensions) {
        return dimensions.stream().reduce(1, Math::multiplyExact);
    }

    /** Pictures with their classes' numbers as names. */
    public static DataSet of(LabelledImages images) {
        float[] values = new float[images.pixels().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (images.pixels()[i] & 0xFF) / LARGEST_BYTE;
        }
        return new DataSet(
                List.of(images.height(), images.width(), 1), true, values, images.labels(), numbered(images.labels()));
    }

    /** The numbers of classes as names. */
    public static List<String> numbered(byte[] labels) {
        int most = 0;
        for (byte label : labels) {
            most = Math.max(most, label);
        }
        return IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toList();
    }

    /** Number of samples. */
    public int count() {
        return labels.length;
    }

    /** Elements of a sample. */
    public int sampleSize() {
        return size(dimensions);
    }

    /** The samples {@code first..first + count - 1}. */
    public DataSet range(int first, int count) {
        int size = sampleSize();
        return new DataSet(
                dimensions,
                channelsLast,
                Arrays.copyOfRange(values, first * size, (first + count) * size),
                Arrays.copyOfRange(labels, first, first + count),
                classes);
    }

    /** The samples that a test chooses by their number. */
    public DataSet where(IntPredicate chosen) {
        int size = sampleSize();
        int[] numbers = IntStream.range(0, count()).filter(chosen).toArray();
        float[] someValues = new float[numbers.length * size];
        byte[] someLabels = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            System.arraycopy(values, numbers[i] * size, someValues, i * size, size);
            someLabels[i] = labels[numbers[i]];
        }
        return new DataSet(dimensions, channelsLast, someValues, someLabels, classes);
    }

    /** SHA-256 of values and labels, in hexadecimal digits. */
    public String sha256() {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
        bytes.asFloatBuffer().put(values);
        return Checksum.sha256(bytes.array(), labels);
    }
}
