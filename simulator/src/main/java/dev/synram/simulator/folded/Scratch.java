package dev.synram.simulator.folded;

import static dev.synram.chip.InterleavedVectors.LANES;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.UNSIGNED_INPUTS;

import dev.synram.kernel.Interleaver;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.data.ByteRange;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.VectorRows;

/** What one thread needs to multiply a lane group in the folded model: small enough to stay in its first-level caches. */
final class Scratch {

    final LaneGroup group = new LaneGroup(UNSIGNED_INPUTS, COLUMNS);
    final Interleaver interleaver;

    /** Contiguous vectors: activations, and results that are to be added. */
    final byte[] vectors = new byte[LANES * COLUMNS];

    /** Interleaved activations, where the source has them contiguous. */
    final byte[] activations = new byte[UNSIGNED_INPUTS * LANES];

    final VectorRows view = new VectorRows();
    final ByteRange from = new ByteRange();
    final ByteRange to = new ByteRange();

    /** Events of one send of the vectors that the thread has multiplied. */
    long sent;

    Scratch(Kernels kernels) {
        interleaver = new Interleaver(kernels.lane());
    }
}
