package dev.synram.kernel.simd;

import static dev.synram.kernel.data.LaneBlock.ELEMENTS;

import dev.synram.chip.InterleavedVectors;
import dev.synram.kernel.LaneKernel;
import dev.synram.kernel.data.LaneBlock;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Interleaving with the Vector API. Rows are exchanged with columns by five perfect shuffles of all bytes: each moves the
 * topmost bit of a byte's index to the bottom, so that after five of them the number of the row, which was above that of the
 * column, is below it. Two shuffles at a time are done in registers. Deinterleaving moves bits the other way.
 */
final class SimdLaneKernel implements LaneKernel {

    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
    private static final int WIDTH = BYTES.length();
    private static final int ROWS = InterleavedVectors.LANES;
    private static final int SIZE = ROWS * WIDTH;

    /** Which bytes of two rows make the first and the second of two shuffled ones, and back. */
    private static final byte[] MERGED_FIRST = indices(i -> i / 2 + i % 2 * WIDTH);

    private static final byte[] MERGED_SECOND = indices(i -> WIDTH / 2 + i / 2 + i % 2 * WIDTH);
    private static final byte[] EVEN = indices(i -> 2 * i);
    private static final byte[] ODD = indices(i -> 2 * i + 1);

    private interface Index {
        int of(int element);
    }

    private static byte[] indices(Index index) {
        byte[] indices = new byte[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            indices[i] = (byte) index.of(i);
        }
        return indices;
    }

    @Override
    public void interleave(LaneBlock block) {
        byte[] scratch = block.scratch;
        for (int i = 0; i < ELEMENTS; i += WIDTH) {
            mergeTwice(block.vectors(), block.vectorStart() + i, block.stride(), scratch, 0);
            mergeTwice(scratch, 0, WIDTH, scratch, SIZE);
            merge(scratch, SIZE, block.lanes(), block.laneStart() + i * ROWS);
        }
    }

    private static void mergeTwice(byte[] source, int from, int stride, byte[] target, int to) {
        ByteVector first = ByteVector.fromArray(BYTES, MERGED_FIRST, 0);
        ByteVector second = ByteVector.fromArray(BYTES, MERGED_SECOND, 0);
        for (int row = 0; row < ROWS / 4; row++) {
            ByteVector a = ByteVector.fromArray(BYTES, source, from + row * stride);
            ByteVector b = ByteVector.fromArray(BYTES, source, from + (row + ROWS / 4) * stride);
            ByteVector c = ByteVector.fromArray(BYTES, source, from + (row + ROWS / 2) * stride);
            ByteVector d = ByteVector.fromArray(BYTES, source, from + (row + ROWS / 4 * 3) * stride);
            ByteVector ac = first.selectFrom(a, c);
            ByteVector bd = first.selectFrom(b, d);
            first.selectFrom(ac, bd).intoArray(target, to + 4 * row * WIDTH);
            second.selectFrom(ac, bd).intoArray(target, to + (4 * row + 1) * WIDTH);
            ac = second.selectFrom(a, c);
            bd = second.selectFrom(b, d);
            first.selectFrom(ac, bd).intoArray(target, to + (4 * row + 2) * WIDTH);
            second.selectFrom(ac, bd).intoArray(target, to + (4 * row + 3) * WIDTH);
        }
    }

    private static void merge(byte[] source, int from, byte[] target, int to) {
        ByteVector first = ByteVector.fromArray(BYTES, MERGED_FIRST, 0);
        ByteVector second = ByteVector.fromArray(BYTES, MERGED_SECOND, 0);
        for (int row = 0; row < ROWS / 2; row++) {
            ByteVector a = ByteVector.fromArray(BYTES, source, from + row * WIDTH);
            ByteVector b = ByteVector.fromArray(BYTES, source, from + (row + ROWS / 2) * WIDTH);
            first.selectFrom(a, b).intoArray(target, to + 2 * row * WIDTH);
            second.selectFrom(a, b).intoArray(target, to + (2 * row + 1) * WIDTH);
        }
    }

    @Override
    public void deinterleave(LaneBlock block) {
        byte[] scratch = block.scratch;
        for (int i = 0; i < ELEMENTS; i += WIDTH) {
            split(block.lanes(), block.laneStart() + i * ROWS, scratch, 0);
            splitTwice(scratch, 0, scratch, SIZE, WIDTH);
            splitTwice(scratch, SIZE, block.vectors(), block.vectorStart() + i, block.stride());
        }
    }

    private static void split(byte[] source, int from, byte[] target, int to) {
        ByteVector even = ByteVector.fromArray(BYTES, EVEN, 0);
        ByteVector odd = ByteVector.fromArray(BYTES, ODD, 0);
        for (int row = 0; row < ROWS / 2; row++) {
            ByteVector a = ByteVector.fromArray(BYTES, source, from + 2 * row * WIDTH);
            ByteVector b = ByteVector.fromArray(BYTES, source, from + (2 * row + 1) * WIDTH);
            even.selectFrom(a, b).intoArray(target, to + row * WIDTH);
            odd.selectFrom(a, b).intoArray(target, to + (row + ROWS / 2) * WIDTH);
        }
    }

    private static void splitTwice(byte[] source, int from, byte[] target, int to, int stride) {
        ByteVector even = ByteVector.fromArray(BYTES, EVEN, 0);
        ByteVector odd = ByteVector.fromArray(BYTES, ODD, 0);
        for (int row = 0; row < ROWS / 4; row++) {
            ByteVector a = ByteVector.fromArray(BYTES, source, from + 4 * row * WIDTH);
            ByteVector b = ByteVector.fromArray(BYTES, source, from + (4 * row + 1) * WIDTH);
            ByteVector c = ByteVector.fromArray(BYTES, source, from + (4 * row + 2) * WIDTH);
            ByteVector d = ByteVector.fromArray(BYTES, source, from + (4 * row + 3) * WIDTH);
            ByteVector ab = even.selectFrom(a, b);
            ByteVector cd = even.selectFrom(c, d);
            even.selectFrom(ab, cd).intoArray(target, to + row * stride);
            odd.selectFrom(ab, cd).intoArray(target, to + (row + ROWS / 4 * 2) * stride);
            ab = odd.selectFrom(a, b);
            cd = odd.selectFrom(c, d);
            even.selectFrom(ab, cd).intoArray(target, to + (row + ROWS / 4) * stride);
            odd.selectFrom(ab, cd).intoArray(target, to + (row + ROWS / 4 * 3) * stride);
        }
    }
}
