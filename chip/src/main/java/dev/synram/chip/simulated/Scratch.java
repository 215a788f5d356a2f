package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.COLUMNS;
import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.kernel.ChargeKernel;
import dev.synram.chip.kernel.LaneKernel;
import dev.synram.chip.kernel.Strip;
import dev.synram.chip.kernel.StripTerms;

/** What one thread needs to multiply a strip of vectors in the folded model: small enough to stay in its first caches. */
final class Scratch {

    /** Activations vector by vector, and results that are to be added. */
    final byte[] vectors = new byte[Strip.LANES * COLUMNS];

    final byte[] activations = new byte[SIGNED_INPUTS * Strip.LANES];

    /** Pulse length of each event, summed over all sends and weighted by what is left of it at the reading. */
    final float[] pulses = new float[SIGNED_INPUTS * Strip.LANES];

    final byte[] transposed = new byte[LaneKernel.SCRATCH];
    final StripTerms terms = new StripTerms();
    final long[] evenKeys = new long[Strip.LANES / 2];
    final long[] oddKeys = new long[Strip.LANES / 2];

    /** A row a column. */
    final float[] sums = new float[ChargeKernel.COLUMNS * Strip.LANES];

    /** One pair more than columns, which may begin with the second number of one. */
    final float[] normals = new float[(ChargeKernel.COLUMNS + 2) * Strip.LANES];

    final byte[] results = new byte[COLUMNS * Strip.LANES];
}
