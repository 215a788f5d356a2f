package dev.synram.remote.message;

import dev.synram.chip.Cell;

/**
 * All instances of a cell are written.
 *
 * @param cell which one
 * @param times how often it was written; only the last values matter, but a simulated chip's slow noise follows the number of
 *     writes
 * @param values hemisphere by hemisphere
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CellWrite(Cell cell, int times, int[] values) {

    /** A session of a day that does nothing but write cells. */
    public static final int MOST_TIMES = 100_000_000;

    public CellWrite {
        if (times < 1 || times > MOST_TIMES) {
            throw new IllegalArgumentException(
                    "%s was written %s times; allowed are 1..%s".formatted(cell, times, MOST_TIMES));
        }
    }
}
