package dev.synram.network.layer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Cuts patches, or the same part of every patch, out of samples. A patch is copied piece by piece, a piece being
 * neighbours in the sample too.
 */
public final class Im2colIndices {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** Fields of a piece: where it begins in the sample, where in the patch, and its length. */
    private static final int FROM = 0;

    private static final int TO = 1;
    private static final int COUNT = 2;
    private static final int FIELDS = 3;

    private final int length;
    private final int[] pieces;

    /** For each position the index of its first piece, and of the one after the last at the end. */
    private final int[] firstPiece;

    /** For each position whether it reaches beyond the sample. */
    private final boolean[] padded;

    /**
     * Prepares to cut the elements {@code first..first + length - 1} of each patch.
     *
     * @param first 0..{@link Im2col#length} - 1
     * @param length number of elements
     */
    public Im2colIndices(Im2col patches, int first, int length) {
        this.length = length;
        int positions = patches.positions();
        int[] found = new int[positions * length * FIELDS];
        firstPiece = new int[positions + 1];
        padded = new boolean[positions];
        int end = 0;
        for (int position = 0; position < positions; position++) {
            int start = position * patches.length() + first;
            int count;
            for (int i = 0; i < length; i += count) {
                count = pieceLength(patches.source(), start + i, length - i);
                int element = patches.source()[start + i];
                if (element == Im2col.PADDING) {
                    padded[position] = true;
                } else {
                    found[end + FROM] = element;
                    found[end + TO] = i;
                    found[end + COUNT] = count;
                    end += FIELDS;
                }
            }
            firstPiece[position + 1] = end;
        }
        pieces = Arrays.copyOf(found, end);
    }

    private static int pieceLength(int[] source, int first, int most) {
        int step = source[first] < 0 ? 0 : 1;
        int count = 1;
        while (count < most && source[first + count] == source[first] + step * count) {
            count++;
        }
        return count;
    }

    /**
     * Cuts one patch.
     *
     * @param position number of the patch in its sample
     * @param samples holds the sample
     * @param sampleStart index of the sample's first element
     * @param target receives the elements
     * @param start index of the first
     */
    public void cut(int position, byte[] samples, int sampleStart, byte[] target, int start) {
        if (padded[position]) {
            Arrays.fill(target, start, start + length, (byte) 0);
        }
        int end = firstPiece[position + 1];
        for (int piece = firstPiece[position]; piece < end; piece += FIELDS) {
            int from = pieces[piece + FROM];
            int to = start + pieces[piece + TO];
            int count = pieces[piece + COUNT];
            if (from == Im2col.CONSTANT) {
                Arrays.fill(target, to, to + count, Im2col.outside(from));
            } else {
                copy(samples, sampleStart + from, target, to, count);
            }
        }
    }

    /** Short pieces are copied as two words that may overlap. */
    private static void copy(byte[] source, int from, byte[] target, int to, int count) {
        if (count > 2 * Long.BYTES) {
            System.arraycopy(source, from, target, to, count);
        } else if (count >= Long.BYTES) {
            int last = count - Long.BYTES;
            long head = (long) LONGS.get(source, from);
            long tail = (long) LONGS.get(source, from + last);
            LONGS.set(target, to, head);
            LONGS.set(target, to + last, tail);
        } else {
            for (int i = 0; i < count; i++) {
                target[to + i] = source[from + i];
            }
        }
    }
}
