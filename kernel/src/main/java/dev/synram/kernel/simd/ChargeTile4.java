package dev.synram.kernel.simd;

import dev.synram.chip.InterleavedVectors;
import dev.synram.kernel.ChargeKernel;
import dev.synram.kernel.data.LaneWeights;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** One panel of columns x 2 vectors of lanes of a {@link ChargeKernel}, held in registers. */
final class ChargeTile4 {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    /** Lanes of a tile. */
    static final int LANES = 2 * FLOATS.length();

    private ChargeTile4() {}

    /**
     * Computes a tile. All distances are constants, so that the compiler checks indices before the loop only.
     *
     * @param first where the panel begins in {@code weights}
     * @param lane the first lane
     * @param to the first column's row in {@code sums}
     */
    static void multiply(float[] weights, int first, int depth, float[] pulses, int lane, float[] sums, int to) {
        FloatVector a0 = FloatVector.zero(FLOATS);
        FloatVector a1 = FloatVector.zero(FLOATS);
        FloatVector b0 = FloatVector.zero(FLOATS);
        FloatVector b1 = FloatVector.zero(FLOATS);
        FloatVector c0 = FloatVector.zero(FLOATS);
        FloatVector c1 = FloatVector.zero(FLOATS);
        FloatVector d0 = FloatVector.zero(FLOATS);
        FloatVector d1 = FloatVector.zero(FLOATS);
        for (int k = 0; k < depth; k++) {
            FloatVector x0 = FloatVector.fromArray(FLOATS, pulses, k * InterleavedVectors.LANES + lane);
            FloatVector x1 =
                    FloatVector.fromArray(FLOATS, pulses, k * InterleavedVectors.LANES + lane + FLOATS.length());
            FloatVector weight = FloatVector.broadcast(FLOATS, weights[first + k * LaneWeights.WIDTH]);
            a0 = weight.fma(x0, a0);
            a1 = weight.fma(x1, a1);
            weight = FloatVector.broadcast(FLOATS, weights[first + k * LaneWeights.WIDTH + 1]);
            b0 = weight.fma(x0, b0);
            b1 = weight.fma(x1, b1);
            weight = FloatVector.broadcast(FLOATS, weights[first + k * LaneWeights.WIDTH + 2]);
            c0 = weight.fma(x0, c0);
            c1 = weight.fma(x1, c1);
            weight = FloatVector.broadcast(FLOATS, weights[first + k * LaneWeights.WIDTH + 3]);
            d0 = weight.fma(x0, d0);
            d1 = weight.fma(x1, d1);
        }
        store(a0, a1, sums, to);
        store(b0, b1, sums, to + InterleavedVectors.LANES);
        store(c0, c1, sums, to + 2 * InterleavedVectors.LANES);
        store(d0, d1, sums, to + 3 * InterleavedVectors.LANES);
    }

    private static void store(FloatVector first, FloatVector second, float[] sums, int to) {
        first.intoArray(sums, to);
        second.intoArray(sums, to + FLOATS.length());
    }
}
