package dev.synram.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Labelled samples.
 *
 * @param dimensions dimensions of a sample in the source
 * @param channelsLast whether a sample of three dimensions is rows x columns x channels, as pictures are
 * @param values values of consecutive samples; values from bytes are within 0..1
 * @param labels one class per sample
 * @param classes names of the classes, or their numbers
 */
@SuppressWarnings("ArrayRecordComponent") // data; never compared as records
public record LabelledData(
        List<Integer> dimensions, boolean channelsLast, float[] values, byte[] labels, List<String> classes) {

    /** Largest number of classes. */
    public static final int MOST_CLASSES = 128;

    /** Largest number of elements of an array. */
    private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

    private static final int HASHED_AT_ONCE = 1 << 20;

    /** The largest magnitude of a value: its square is still far from the largest number of 32 bits. */
    private static final float LARGEST = 1e18f;

    public LabelledData {
        dimensions = List.copyOf(dimensions);
        classes = List.copyOf(classes);
        if (values.length != (long) labels.length * size(dimensions)) {
            throw new DataException("%s labels and %s values do not match samples with dimensions %s"
                    .formatted(labels.length, values.length, dimensions));
        }
        for (float value : values) {
            if (!(Math.abs(value) <= LARGEST)) {
                throw new DataException(
                        "a value of a sample is %s; expected at most %s in magnitude, so scale the samples"
                                .formatted(value, LARGEST));
            }
        }
    }

    /** Number of elements of a sample, limited to the largest integer, which matches no array. */
    public static int size(List<Integer> dimensions) {
        long size = 1;
        for (int dimension : dimensions) {
            size = Math.min(Integer.MAX_VALUE, size * dimension);
        }
        return (int) size;
    }

    /**
     * The number of values of a number of samples.
     *
     * @throws DataException if they do not fit into an array
     */
    public static int elements(String source, int samples, int each) {
        long elements = Math.multiplyFull(samples, each);
        if (elements > MOST_VALUES) {
            throw new DataException(String.format(
                    Locale.ROOT,
                    "%s has %,d x %,d values; at most %,d are supported",
                    source,
                    samples,
                    each,
                    MOST_VALUES));
        }
        return (int) elements;
    }

    /**
     * Samples as plain vectors, with classes named by their numbers.
     *
     * @param values values of consecutive samples
     * @param sampleSize number of elements of a sample
     * @param labels one class per sample
     */
    public static LabelledData of(float[] values, int sampleSize, byte[] labels) {
        return new LabelledData(List.of(sampleSize), false, values, labels, numbered(labels));
    }

    /** The numbers of the classes as names. */
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

    /** Number of elements of a sample. */
    public int sampleSize() {
        return size(dimensions);
    }

    /** One sample's values. */
    public float[] sample(int number) {
        int size = sampleSize();
        return Arrays.copyOfRange(values, number * size, (number + 1) * size);
    }

    /** The same samples with the same number of other values. */
    public LabelledData withValues(float[] others) {
        return new LabelledData(dimensions, channelsLast, others, labels, classes);
    }

    /**
     * The same samples with other values, several for each one.
     *
     * @param each how many take the place of a value; they are neighbours, as channels of samples with channels last are
     * @param others all values
     */
    public LabelledData withChannels(int each, float[] others) {
        List<Integer> more = new ArrayList<>(dimensions);
        more.set(more.size() - 1, Math.multiplyExact(more.getLast(), each));
        return new LabelledData(more, channelsLast, others, labels, classes);
    }

    /** The samples {@code first..first + count - 1}. */
    public LabelledData range(int first, int count) {
        int size = sampleSize();
        return new LabelledData(
                dimensions,
                channelsLast,
                Arrays.copyOfRange(values, first * size, (first + count) * size),
                Arrays.copyOfRange(labels, first, first + count),
                classes);
    }

    /** The samples with the indices {@code order[from..to - 1]}, in that order. */
    public LabelledData pick(int[] order, int from, int to) {
        int size = sampleSize();
        float[] pickedValues = new float[(to - from) * size];
        byte[] pickedLabels = new byte[to - from];
        for (int i = from; i < to; i++) {
            System.arraycopy(values, order[i] * size, pickedValues, (i - from) * size, size);
            pickedLabels[i - from] = labels[order[i]];
        }
        return new LabelledData(dimensions, channelsLast, pickedValues, pickedLabels, classes);
    }

    /** The samples whose indices fulfill a condition. */
    public LabelledData where(IntPredicate chosen) {
        int[] numbers = IntStream.range(0, count()).filter(chosen).toArray();
        return pick(numbers, 0, numbers.length);
    }

    /** Every {@code step}-th sample, starting with {@code first}. */
    public LabelledData every(int step, int first) {
        return where(i -> i >= first && (i - first) % step == 0);
    }

    /** A number of samples, evenly spaced because data are often sorted by class. */
    public LabelledData spaced(int some) {
        if (some < 1 || some > count()) {
            throw new IllegalArgumentException(
                    "%s of %s samples cannot be selected; give 1 to %s".formatted(some, count(), count()));
        }
        return pick(spaced(some, count()), 0, some);
    }

    /** Numbers of some of all samples, evenly spaced. */
    static int[] spaced(int some, int all) {
        int[] numbers = new int[some];
        Arrays.setAll(numbers, i -> (int) ((long) i * all / some));
        return numbers;
    }

    /**
     * Subtracts means and divides by standard deviations, as in the training of a network.
     *
     * @param means one for all channels or one per channel, the last dimension
     * @param standardDeviations the same
     * @throws IllegalArgumentException if the number of values is neither 1 nor that of channels, or a standard
     *     deviation is 0
     * @throws DataException if a value becomes too large for a float
     */
    public LabelledData normalized(List<Float> means, List<Float> standardDeviations) {
        if (means.equals(List.of(0f)) && standardDeviations.equals(List.of(1f))) {
            return this;
        }
        int channels = dimensions.getLast();
        float[] mean = byChannel("means", means, channels);
        float[] standardDeviation = byChannel("standard deviations", standardDeviations, channels);
        for (float value : standardDeviation) {
            if (!(Math.abs(value) > 0) || !Float.isFinite(value)) {
                throw new IllegalArgumentException("a standard deviation is %s; it must not be 0".formatted(value));
            }
        }
        float[] normalized = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int channel = i % channels;
            normalized[i] = (values[i] - mean[channel]) / standardDeviation[channel];
            if (!Float.isFinite(normalized[i])) {
                throw new DataException("mean %s and standard deviation %s make %s of the value %s; give others"
                        .formatted(mean[channel], standardDeviation[channel], normalized[i], values[i]));
            }
        }
        return withValues(normalized);
    }

    private static float[] byChannel(String what, List<Float> given, int channels) {
        if (given.size() != 1 && given.size() != channels) {
            throw new IllegalArgumentException(
                    "%s %s are given; give one, or %s, one per channel".formatted(given.size(), what, channels));
        }
        float[] all = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            all[channel] = given.get(channel % given.size());
        }
        return all;
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
