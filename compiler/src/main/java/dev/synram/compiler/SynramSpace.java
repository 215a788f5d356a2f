package dev.synram.compiler;

import dev.synram.chip.Block;
import dev.synram.chip.ChipGeometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is still free of one synram. Tiles stand side by side in columns; under a tile that does not use all inputs others
 * may stand that are not wider. Columns and inputs that failed are left out.
 */
final class SynramSpace {

    private final Synram synram;
    private final int[] inputs;
    private final int[] columns;
    private final boolean fromRight;
    private final List<Shelf> shelves = new ArrayList<>();
    private int usedColumns;

    /** Columns that tiles share, and how many of its inputs are taken. */
    private static final class Shelf {

        private final int[] columns;
        private int usedInputs;

        Shelf(int[] columns, int usedInputs) {
            this.columns = columns;
            this.usedInputs = usedInputs;
        }
    }

    /**
     * An empty synram.
     *
     * @param fromRight whether columns are given away from the last one on
     */
    SynramSpace(Synram synram, Defects defects, boolean fromRight) {
        this.synram = synram;
        this.fromRight = fromRight;
        inputs = without(ChipGeometry.SIGNED_INPUTS, defects.inputs(synram.hemisphere()));
        columns = without(ChipGeometry.COLUMNS, defects.columns(synram.hemisphere()));
    }

    private SynramSpace(SynramSpace other) {
        synram = other.synram;
        fromRight = other.fromRight;
        inputs = other.inputs;
        columns = other.columns;
        usedColumns = other.usedColumns;
        other.shelves.forEach(shelf -> shelves.add(new Shelf(shelf.columns, shelf.usedInputs)));
    }

    private static int[] without(int count, BitSet failed) {
        return IntStream.range(0, count).filter(i -> !failed.get(i)).toArray();
    }

    SynramSpace copy() {
        return new SynramSpace(this);
    }

    Synram synram() {
        return synram;
    }

    int usedColumns() {
        return usedColumns;
    }

    /** Gives a tile its place, or returns null if there is no room. */
    @Nullable
    Seat place(Tile tile) {
        for (Shelf shelf : shelves) {
            if (shelf.columns.length >= tile.columns() && shelf.usedInputs + tile.inputs() <= inputs.length) {
                shelf.usedInputs += tile.inputs();
                return seat(shelf, tile);
            }
        }
        if (usedColumns + tile.columns() > columns.length || tile.inputs() > inputs.length) {
            return null;
        }
        int first = fromRight ? columns.length - usedColumns - tile.columns() : usedColumns;
        usedColumns += tile.columns();
        Shelf shelf = new Shelf(Arrays.copyOfRange(columns, first, first + tile.columns()), tile.inputs());
        shelves.add(shelf);
        return seat(shelf, tile);
    }

    private Seat seat(Shelf shelf, Tile tile) {
        int[] rows = Arrays.copyOfRange(inputs, shelf.usedInputs - tile.inputs(), shelf.usedInputs);
        int firstInput = rows[0];
        int inputSpan = rows[rows.length - 1] - firstInput + 1;
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= tile.columns(); end++) {
            if (end == tile.columns() || shelf.columns[end] != shelf.columns[end - 1] + 1) {
                Block block = new Block(synram.hemisphere(), firstInput, inputSpan, shelf.columns[start], end - start);
                pieces.add(new Piece(block, tile.firstColumn() + start));
                start = end;
            }
        }
        return new Seat(synram, rows, pieces);
    }
}
