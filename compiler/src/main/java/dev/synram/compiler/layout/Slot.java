package dev.synram.compiler.layout;

import dev.synram.compiler.plan.ColumnSegment;
import dev.synram.compiler.target.Synram;
import java.util.List;

/**
 * A tile's place in a synram.
 *
 * @param synram which one
 * @param inputs for each row of the tile its input of the synram, ascending
 * @param segments its columns
 */
@SuppressWarnings("ArrayRecordComponent") // an index table; never compared
record Slot(Synram synram, int[] inputs, List<ColumnSegment> segments) {

    Slot {
        segments = List.copyOf(segments);
    }
}
