package dev.synram.simulator.circuit;

import dev.synram.chip.Cell;
import java.util.Arrays;

/**
 * The cells of one kind as last written.
 *
 * @param values all instances, hemisphere by hemisphere
 * @param writings how often they have been written since power-on
 */
@SuppressWarnings("ArrayRecordComponent") // one element per instance; never compared
public record WrittenCells(int[] values, int writings) {

    /** The cells of one kind after power-on. */
    public static WrittenCells defaults(Cell cell, int instances) {
        int[] values = new int[instances];
        Arrays.fill(values, cell.defaultValue());
        return new WrittenCells(values, 0);
    }

    /** Other values, written now. */
    public WrittenCells with(int[] others) {
        return new WrittenCells(others.clone(), writings + 1);
    }
}
