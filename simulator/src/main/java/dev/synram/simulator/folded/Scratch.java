package dev.synram.simulator.folded;

import static dev.synram.chip.ChipGeometry.COLUMNS;
import static dev.synram.chip.ChipGeometry.UNSIGNED_INPUTS;

import dev.synram.chip.InterleavedVectors;
import dev.synram.kernel.ChargeKernel;
import dev.synram.kernel.Interleaver;
import dev.synram.kernel.LaneKernel;
import dev.synram.kernel.data.LaneTerms;

/** What one thread needs to multiply a strip of vectors in the folded model: small enough to stay in its first caches. */
final class Scratch {

    final Interleaver layout;

    /** Activations vector by vector, and results that are to be added. */
    final byte[] vectors = new byte[InterleavedVectors.LANES * COLUMNS];

    final byte[] activations = new byte[UNSIGNED_INPUTS * InterleavedVectors.LANES];

    /** Where the row of each input begins. */
    final int[] rows = new int[UNSIGNED_INPUTS];

    /** Pulse length of each event, summed over all sends and weighted by what is left of it at the reading. */
    final float[] pulses = new float[UNSIGNED_INPUTS * InterleavedVectors.LANES];

    final LaneTerms terms = new LaneTerms();
    final long[] evenKeys = new long[InterleavedVectors.LANES / 2];
    final long[] oddKeys = new long[InterleavedVectors.LANES / 2];

    /** A row a column. */
    final float[] sums = new float[ChargeKernel.COLUMNS * InterleavedVectors.LANES];

    /** One pair more than columns, which may begin with the second number of one. */
    final float[] normals = new float[(ChargeKernel.COLUMNS + 2) * InterleavedVectors.LANES];

    final byte[] results = new byte[COLUMNS * InterleavedVectors.LANES];

    /** Events of one send of the vectors that the thread has multiplied. */
    long sent;

    Scratch(LaneKernel kernel) {
        layout = new Interleaver(kernel);
    }
}
