package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.COLUMNS;
import static dev.synram.chip.ChipGeometry.UNSIGNED_INPUTS;

import dev.synram.chip.Strips;
import dev.synram.chip.kernel.ChargeKernel;
import dev.synram.chip.kernel.LaneKernel;
import dev.synram.chip.kernel.LaneLayout;
import dev.synram.chip.kernel.StripTerms;

/** What one thread needs to multiply a strip of vectors in the folded model: small enough to stay in its first caches. */
final class Scratch {

    final LaneLayout layout;

    /** Activations vector by vector, and results that are to be added. */
    final byte[] vectors = new byte[Strips.LANES * COLUMNS];

    final byte[] activations = new byte[UNSIGNED_INPUTS * Strips.LANES];

    /** Where the row of each input begins. */
    final int[] rows = new int[UNSIGNED_INPUTS];

    /** Pulse length of each event, summed over all sends and weighted by what is left of it at the reading. */
    final float[] pulses = new float[UNSIGNED_INPUTS * Strips.LANES];

    final StripTerms terms = new StripTerms();
    final long[] evenKeys = new long[Strips.LANES / 2];
    final long[] oddKeys = new long[Strips.LANES / 2];

    /** A row a column. */
    final float[] sums = new float[ChargeKernel.COLUMNS * Strips.LANES];

    /** One pair more than columns, which may begin with the second number of one. */
    final float[] normals = new float[(ChargeKernel.COLUMNS + 2) * Strips.LANES];

    final byte[] results = new byte[COLUMNS * Strips.LANES];

    Scratch(LaneKernel kernel) {
        layout = new LaneLayout(kernel);
    }
}
