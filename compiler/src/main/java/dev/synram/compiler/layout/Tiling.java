package dev.synram.compiler.layout;

import dev.synram.compiler.plan.Tile;
import dev.synram.compiler.plan.Unrolled;
import dev.synram.network.layer.Conv2d;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts a matrix into tiles that fit a synram, of nearly equal size, so that no tile saturates long before others. Rows
 * without a weight are left out; as many groups of a convolution as fit stand in one tile, so that one vector serves them
 * all.
 *
 * @param maxInputs rows that a synram has
 * @param maxColumns columns that a synram has
 */
record Tiling(int maxInputs, int maxColumns) {

    /** The tiles of a matrix: all row tiles of the first columns, then those of the next. */
    List<Tile> of(Unrolled matrix) {
        List<Tile> tiles = new ArrayList<>();
        int[] cuts = columnCuts(matrix);
        for (int i = 0; i + 1 < cuts.length; i++) {
            int first = cuts[i];
            int columns = cuts[i + 1] - first;
            int[] rows = IntStream.range(0, matrix.rows())
                    .filter(row -> matrix.uses(row, first, columns))
                    .toArray();
            int[] rowCuts = evenly(rows.length, Math.ceilDiv(rows.length, maxInputs));
            for (int part = 0; part + 1 < rowCuts.length; part++) {
                tiles.add(new Tile(Arrays.copyOfRange(rows, rowCuts[part], rowCuts[part + 1]), first, columns));
            }
        }
        return tiles;
    }

    private int[] columnCuts(Unrolled matrix) {
        int groups = matrix.mac().layer() instanceof Conv2d conv ? conv.groups() : 1;
        if (groups == 1 || matrix.copies() > 1) {
            return evenly(matrix.columns(), Math.ceilDiv(matrix.columns(), maxColumns));
        }
        int columns = matrix.columns() / groups;
        int constants = matrix.mac().layer().bias().rows();
        int rows = matrix.mac().weightRows() / groups;
        int together = Math.min(maxColumns / columns, (maxInputs - constants) / rows);
        if (together >= 1) {
            int[] cuts = evenly(groups, Math.ceilDiv(groups, together));
            return Arrays.stream(cuts).map(cut -> cut * columns).toArray();
        }
        int[] within = evenly(columns, Math.ceilDiv(columns, maxColumns));
        return IntStream.concat(
                        IntStream.range(0, groups)
                                .flatMap(group -> Arrays.stream(within, 0, within.length - 1)
                                        .map(cut -> group * columns + cut)),
                        IntStream.of(matrix.columns()))
                .toArray();
    }

    private static int[] evenly(int size, int parts) {
        return IntStream.rangeClosed(0, parts)
                .map(part -> (int) ((long) size * part / parts))
                .toArray();
    }
}
