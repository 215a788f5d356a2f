package dev.synram.compiler;

import dev.synram.chip.ChipGeometry;
import java.util.ArrayList;
import java.util.List;

/** Cuts a matrix into tiles of at most 128 x 256, of nearly equal size, so that no tile saturates long before others. */
final class Tiling {

    private Tiling() {}

    /** The tiles of a matrix: all row tiles of the first columns, then those of the next. */
    static List<Tile> of(int inputs, int outputs) {
        List<Tile> tiles = new ArrayList<>();
        int rowParts = Math.ceilDiv(inputs, ChipGeometry.SIGNED_INPUTS);
        int columnParts = Math.ceilDiv(outputs, ChipGeometry.COLUMNS);
        for (int c = 0; c < columnParts; c++) {
            int firstOutput = start(outputs, c, columnParts);
            for (int r = 0; r < rowParts; r++) {
                int firstInput = start(inputs, r, rowParts);
                tiles.add(new Tile(
                        firstInput,
                        start(inputs, r + 1, rowParts) - firstInput,
                        firstOutput,
                        start(outputs, c + 1, columnParts) - firstOutput));
            }
        }
        return tiles;
    }

    private static int start(int size, int part, int parts) {
        return (int) ((long) size * part / parts);
    }
}
