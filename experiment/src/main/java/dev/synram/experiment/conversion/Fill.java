package dev.synram.experiment.conversion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How idle rows and columns of arrays are used.
 *
 * @param rows whether activations stand on as many rows as are idle
 * @param columns the most columns of a result, at least 1
 * @param columnsByLayer columns of the results of single multiplications, by their names, even if they take more vectors
 */
record Fill(boolean rows, int columns, Map<String, Integer> columnsByLayer) {

    /** More columns hardly make a mean better. */
    static final int MOST_COLUMNS = 8;

    /** Nothing but what a network needs. */
    static final Fill NONE = new Fill(false, 1);

    /** Rows alone. */
    static final Fill ROWS = new Fill(true, 1);

    /** From the most to nothing. */
    static final List<Fill> ALL =
            List.of(new Fill(true, MOST_COLUMNS), new Fill(true, 4), new Fill(true, 2), ROWS, NONE);

    Fill {
        columnsByLayer = Map.copyOf(columnsByLayer);
    }

    Fill(boolean rows, int columns) {
        this(rows, columns, Map.of());
    }

    /** The columns of a result of a multiplication, if they are given. */
    Optional<Integer> columns(String layer) {
        return Optional.ofNullable(columnsByLayer.get(layer));
    }

    /** The same with as many columns for results of a multiplication. */
    Fill withColumns(String layer, int count) {
        Map<String, Integer> others = new TreeMap<>(columnsByLayer);
        others.put(layer, count);
        return new Fill(rows, columns, others);
    }
}
