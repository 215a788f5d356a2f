package dev.synram.compiler.layout;

import dev.synram.chip.Block;
import dev.synram.chip.RowMode;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.compiler.plan.ColumnSegment;
import dev.synram.compiler.plan.Tile;
import dev.synram.compiler.target.Defects;
import dev.synram.compiler.target.Synram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is still free of one synram. Tiles are placed next to each other in columns; under a tile that does not use all inputs others
 * may stand that are not wider. Columns and inputs that failed are left out.
 */
final class SynramSpace {

    private final Synram synram;
    private final int[] drivers;
    private final int[] columns;
    private final boolean fromRight;
    private final List<Shelf> shelves = new ArrayList<>();
    private int usedColumns;

    /** Columns that tiles share, and how many of their rows are taken: two a driver that did not fail. */
    private static final class Shelf {

        private final int[] columns;
        private int usedRows;

        Shelf(int[] columns, int usedRows) {
            this.columns = columns;
            this.usedRows = usedRows;
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
        drivers = without(ChipGeometry.SIGNED_INPUTS, defects.inputs(synram.hemisphere()));
        columns = without(ChipGeometry.COLUMNS, defects.columns(synram.hemisphere()));
    }

    private SynramSpace(SynramSpace other) {
        synram = other.synram;
        fromRight = other.fromRight;
        drivers = other.drivers;
        columns = other.columns;
        usedColumns = other.usedColumns;
        other.shelves.forEach(shelf -> shelves.add(new Shelf(shelf.columns, shelf.usedRows)));
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

    /** Gives a tile its place, or returns null if there is no space. */
    @Nullable
    Slot place(Tile tile, RowMode mode) {
        int needed = tile.inputs() * mode.rowsPerInput();
        for (Shelf shelf : shelves) {
            int first = Math.ceilDiv(shelf.usedRows, mode.rowsPerInput()) * mode.rowsPerInput();
            if (shelf.columns.length >= tile.columns() && first + needed <= 2 * drivers.length) {
                shelf.usedRows = first + needed;
                return slot(shelf, first, tile, mode);
            }
        }
        if (usedColumns + tile.columns() > columns.length || needed > 2 * drivers.length) {
            return null;
        }
        int first = fromRight ? columns.length - usedColumns - tile.columns() : usedColumns;
        usedColumns += tile.columns();
        Shelf shelf = new Shelf(Arrays.copyOfRange(columns, first, first + tile.columns()), needed);
        shelves.add(shelf);
        return slot(shelf, 0, tile, mode);
    }

    private Slot slot(Shelf shelf, int firstRow, Tile tile, RowMode mode) {
        int[] inputs = IntStream.range(0, tile.inputs())
                .map(i -> input(firstRow + i * mode.rowsPerInput(), mode))
                .toArray();
        int firstInput = inputs[0];
        int inputSpan = inputs[inputs.length - 1] - firstInput + 1;
        List<ColumnSegment> segments = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= tile.columns(); end++) {
            if (end == tile.columns() || shelf.columns[end] != shelf.columns[end - 1] + 1) {
                Block block =
                        new Block(synram.hemisphere(), firstInput, inputSpan, shelf.columns[start], end - start, mode);
                segments.add(new ColumnSegment(block, tile.firstColumn() + start));
                start = end;
            }
        }
        return new Slot(synram, inputs, segments);
    }

    /** The input at one of the rows that did not fail. */
    private int input(int row, RowMode mode) {
        int rowOfSynram = 2 * drivers[row / 2] + row % 2;
        return rowOfSynram / mode.rowsPerInput();
    }
}
