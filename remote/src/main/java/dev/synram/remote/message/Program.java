package dev.synram.remote.message;

import java.util.List;

/**
 * What the chip does next: everything that was written since the program before, and one task.
 *
 * @param session as in the {@link OpenReply}
 * @param base number of the state on which the writes build; ignored if they are a snapshot
 * @param version number of the state with the writes
 * @param snapshot whether the writes are all that was ever written, to a chip as it is after power-on
 * @param cells writes of cells, before those of weights
 * @param weights writes of weights, in their order
 * @param task what is measured then
 */
public record Program(
        String session,
        long base,
        long version,
        boolean snapshot,
        List<CellWrite> cells,
        List<WeightWrite> weights,
        Task task) {}
