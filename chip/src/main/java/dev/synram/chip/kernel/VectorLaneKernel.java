package dev.synram.chip.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Lanes with the Vector API. A block of {@link Strip#LANES} rows is exchanged with its columns by five perfect shuffles of
 * all its bytes: each moves the topmost bit of a byte's index to the bottom, so that after five of them the number of the
 * row, which was above the number of the column, is below it. Ways back move bits the other way.
 */
final class VectorLaneKernel implements LaneKernel {

    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
    private static final int WIDTH = BYTES.length();
    private static final int HALF = Strip.LANES / 2;
    private static final int SIZE = Strip.LANES * WIDTH;
    private static final int STEPS = Integer.numberOfTrailingZeros(Strip.LANES);

    /** Which bytes of two vectors make the first and the second of two shuffled ones. */
    private static final ByteVector MERGED_FIRST = indices(i -> i / 2 + i % 2 * WIDTH);

    private static final ByteVector MERGED_SECOND = indices(i -> WIDTH / 2 + i / 2 + i % 2 * WIDTH);
    private static final ByteVector EVEN = indices(i -> 2 * i);
    private static final ByteVector ODD = indices(i -> 2 * i + 1);

    private interface Index {
        int of(int element);
    }

    private static ByteVector indices(Index index) {
        byte[] indices = new byte[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            indices[i] = (byte) index.of(i);
        }
        return ByteVector.fromArray(BYTES, indices, 0);
    }

    @Override
    public void sideBySide(byte[] vectors, int stride, int length, byte[] lanes, byte[] scratch) {
        for (int i = 0; i < length; i += WIDTH) {
            merge(vectors, i, stride, scratch, 0);
            int from = 0;
            for (int step = 2; step < STEPS; step++) {
                merge(scratch, from, WIDTH, scratch, SIZE - from);
                from = SIZE - from;
            }
            merge(scratch, from, WIDTH, lanes, i * Strip.LANES);
        }
    }

    private static void merge(byte[] source, int from, int stride, byte[] target, int to) {
        for (int row = 0; row < HALF; row++) {
            ByteVector upper = ByteVector.fromArray(BYTES, source, from + row * stride);
            ByteVector lower = ByteVector.fromArray(BYTES, source, from + (row + HALF) * stride);
            MERGED_FIRST.selectFrom(upper, lower).intoArray(target, to + 2 * row * WIDTH);
            MERGED_SECOND.selectFrom(upper, lower).intoArray(target, to + (2 * row + 1) * WIDTH);
        }
    }

    @Override
    public void oneByOne(byte[] lanes, int length, int count, byte[] vectors, int start, int stride, byte[] scratch) {
        for (int i = 0; i < length; i += WIDTH) {
            split(lanes, i * Strip.LANES, scratch, 0);
            int from = 0;
            for (int step = 1; step < STEPS; step++) {
                split(scratch, from, scratch, SIZE - from);
                from = SIZE - from;
            }
            for (int v = 0; v < count; v++) {
                System.arraycopy(
                        scratch, from + v * WIDTH, vectors, start + v * stride + i, Math.min(WIDTH, length - i));
            }
        }
    }

    private static void split(byte[] source, int from, byte[] target, int to) {
        for (int row = 0; row < HALF; row++) {
            ByteVector first = ByteVector.fromArray(BYTES, source, from + 2 * row * WIDTH);
            ByteVector second = ByteVector.fromArray(BYTES, source, from + (2 * row + 1) * WIDTH);
            EVEN.selectFrom(first, second).intoArray(target, to + row * WIDTH);
            ODD.selectFrom(first, second).intoArray(target, to + (row + HALF) * WIDTH);
        }
    }
}
