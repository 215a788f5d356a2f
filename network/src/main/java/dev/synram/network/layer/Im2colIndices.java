package dev.synram.network.layer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Gathers the vectors of an {@link Im2col}, or the same part of each, from samples. Elements that are adjacent in both
 * the sample and the vector are copied together as a run.
 */
public final class Im2colIndices {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    /** Fields of a run: its start in the sample, its start in the vector and its length. */
    private static final int FROM = 0;

    private static final int TO = 1;
    private static final int COUNT = 2;
    private static final int FIELDS = 3;

    /** Bytes above which the system's copy is faster. */
    private static final int LONGEST = 8 * Long.BYTES;

    private final int length;
    private final int[] runs;

    /** For each position, the index of its first run, followed by the index after the last run. */
    private final int[] firstRun;

    /** For each position, whether it extends beyond the sample. */
    private final boolean[] padded;

    /**
     * Prepares to gather the elements {@code first..first + length - 1} of each vector.
     *
     * @param first 0..{@link Im2col#length} - 1
     * @param length number of elements
     */
    public Im2colIndices(Im2col im2col, int first, int length) {
        this.length = length;
        int positions = im2col.positions();
        int[] found = new int[positions * length * FIELDS];
        firstRun = new int[positions + 1];
        padded = new boolean[positions];
        int end = 0;
        for (int position = 0; position < positions; position++) {
            int start = position * im2col.length() + first;
            int count;
            for (int i = 0; i < length; i += count) {
                count = runLength(im2col.source(), start + i, length - i);
                int element = im2col.source()[start + i];
                if (element == Im2col.PADDING) {
                    padded[position] = true;
                } else {
                    found[end + FROM] = element;
                    found[end + TO] = i;
                    found[end + COUNT] = count;
                    end += FIELDS;
                }
            }
            firstRun[position + 1] = end;
        }
        runs = Arrays.copyOf(found, end);
    }

    private static int runLength(int[] source, int first, int most) {
        int step = source[first] < 0 ? 0 : 1;
        int count = 1;
        while (count < most && source[first + count] == source[first] + step * count) {
            count++;
        }
        return count;
    }

    /**
     * Gathers one vector.
     *
     * @param position index of the vector in its sample
     * @param samples array that contains the sample
     * @param sampleStart index of the sample's first element
     * @param target receives the elements
     * @param start index of the first element in {@code target}
     */
    public void gather(int position, byte[] samples, int sampleStart, byte[] target, int start) {
        if (padded[position]) {
            Arrays.fill(target, start, start + length, (byte) 0);
        }
        int end = firstRun[position + 1];
        for (int run = firstRun[position]; run < end; run += FIELDS) {
            int from = runs[run + FROM];
            int to = start + runs[run + TO];
            int count = runs[run + COUNT];
            if (from == Im2col.CONSTANT) {
                Arrays.fill(target, to, to + count, Im2col.outside(from));
            } else {
                copy(samples, sampleStart + from, target, to, count);
            }
        }
    }

    /** Short runs are copied as words, the last of which may overlap. */
    private static void copy(byte[] source, int from, byte[] target, int to, int count) {
        if (count > LONGEST) {
            System.arraycopy(source, from, target, to, count);
        } else if (count >= Long.BYTES) {
            int last = count - Long.BYTES;
            for (int i = 0; i < last; i += Long.BYTES) {
                LONGS.set(target, to + i, (long) LONGS.get(source, from + i));
            }
            LONGS.set(target, to + last, (long) LONGS.get(source, from + last));
        } else if (count >= Integer.BYTES) {
            int last = count - Integer.BYTES;
            int head = (int) INTS.get(source, from);
            int tail = (int) INTS.get(source, from + last);
            INTS.set(target, to, head);
            INTS.set(target, to + last, tail);
        } else {
            for (int i = 0; i < count; i++) {
                target[to + i] = source[from + i];
            }
        }
    }
}
