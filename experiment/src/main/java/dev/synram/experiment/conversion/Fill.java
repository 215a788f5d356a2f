package dev.synram.experiment.conversion;

import java.util.List;

/**
 * How idle rows and columns of arrays are used.
 *
 * @param rows whether activations stand on as many rows as are idle
 * @param columns the most columns of a result, at least 1
 */
record Fill(boolean rows, int columns) {

    /** More columns hardly make a mean better. */
    static final int MOST_COLUMNS = 8;

    /** Nothing but what a network needs. */
    static final Fill NONE = new Fill(false, 1);

    /** From the most to nothing. */
    static final List<Fill> ALL =
            List.of(new Fill(true, MOST_COLUMNS), new Fill(true, 4), new Fill(true, 2), new Fill(true, 1), NONE);
}
