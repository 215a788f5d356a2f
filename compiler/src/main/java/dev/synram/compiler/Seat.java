package dev.synram.compiler;

import java.util.List;

/**
 * A tile's place in a synram.
 *
 * @param synram which one
 * @param inputs for each row of the tile its input of the synram, ascending
 * @param pieces its columns
 */
@SuppressWarnings("ArrayRecordComponent") // an index table; never compared
record Seat(Synram synram, int[] inputs, List<Piece> pieces) {

    Seat {
        pieces = List.copyOf(pieces);
    }
}
