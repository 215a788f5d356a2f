package dev.synram.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
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

    /** What an array can hold. */
    private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

    private static final int HASHED_AT_ONCE = 1 << 20;

    public DataSet {
        dimensions = List.copyOf(dimensions);
        classes = List.copyOf(classes);
        if (values.length != (long) labels.length * size(dimensions)) {
            throw new DataException("%d labels and %d values do not make samples of dimensions %s"
                    .formatted(labels.length, values.length, dimensions));
        }
    }

    /** Elements of a sample; what has more than an array can hold is limited, and fits no array of values. */
    static int size(List<Integer> dimensions) {
        long size = 1;
        for (int dimension : dimensions) {
            size = Math.min(Integer.MAX_VALUE, size * dimension);
        }
        return (int) size;
    }

    /**
     * The number of values of some samples.
     *
     * @throws DataException if they do not fit into an array
     */
    static int elements(String source, int samples, int each) {
        long elements = Math.multiplyFull(samples, each);
        if (elements > MOST_VALUES) {
            throw new DataException("%s holds %,d x %,d values; at most %,d are supported"
                    .formatted(source, samples, each, MOST_VALUES));
        }
        return (int) elements;
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
    static List<String> numbered(byte[] labels) {
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
        MessageDigest digest = Checksum.digest();
        ByteBuffer bytes = ByteBuffer.allocate(HASHED_AT_ONCE * Float.BYTES);
        int count;
        for (int from = 0; from < values.length; from += count) {
            count = Math.min(HASHED_AT_ONCE, values.length - from);
            bytes.asFloatBuffer().put(values, from, count);
            digest.update(bytes.array(), 0, count * Float.BYTES);
        }
        return Checksum.text(digest, labels);
    }
}
