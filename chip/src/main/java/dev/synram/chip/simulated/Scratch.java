package dev.synram.chip.simulated;

import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.kernel.MatrixView;
import dev.synram.chip.kernel.NormalKernel;
import dev.synram.chip.kernel.PackedMatrix;
import dev.synram.chip.kernel.PulseSums;
import dev.synram.chip.kernel.VectorTerms;

/** What one thread needs to multiply a strip of vectors in the folded model: small enough to stay in its first cache. */
final class Scratch {

    /** Vectors of a strip: a multiple of the rows that the matrix kernel computes at once. */
    static final int VECTORS = 24;

    /** Normal numbers of a vector and panel: whole groups, wherever the panel begins. */
    static final int NORMALS = PackedMatrix.WIDTH + NormalKernel.GROUP;

    final byte[] activations = new byte[VECTORS * SIGNED_INPUTS];

    /** Pulse length of each event, summed over all sends and weighted by what is left of it at the reading. */
    final MatrixView pulses = new MatrixView(new float[VECTORS * SIGNED_INPUTS], 0, SIGNED_INPUTS, 1);

    final PulseSums pulseSums = new PulseSums();
    final VectorTerms terms = new VectorTerms(VECTORS);
    final long[] noiseKeys = new long[VECTORS];

    /** One value a vector and column of a panel. */
    final float[] sums = new float[VECTORS * PackedMatrix.WIDTH];

    final float[] normals = new float[VECTORS * NORMALS];
    final byte[] results = new byte[VECTORS * PackedMatrix.WIDTH];
}
