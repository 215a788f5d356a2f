package dev.synram.kernel.simd;

import static dev.synram.kernel.data.LaneWeights.WIDTH;

import dev.synram.chip.InterleavedVectors;
import dev.synram.kernel.ChargeKernel;
import dev.synram.kernel.data.LaneWeights;
import jdk.incubator.vector.FloatVector;

/** Charges with the Vector API. Two panels at once need more registers than machines with vectors of 8 floats have. */
final class SimdChargeKernel implements ChargeKernel {

    private static final int AVX2_LANES = 8;
    private static final boolean PAIRS = FloatVector.SPECIES_PREFERRED.length() != AVX2_LANES;

    @Override
    public void multiply(LaneWeights weights, int firstColumn, int columns, float[] pulses, int lanes, float[] sums) {
        if (lanes == 1) {
            multiply(weights, firstColumn, columns, pulses, sums);
            return;
        }
        for (int lane = 0; lane < lanes; lane += ChargeTile4.LANES) {
            int column = 0;
            for (; PAIRS && column + WIDTH < columns; column += 2 * WIDTH) {
                ChargeTile8.multiply(
                        weights.data(),
                        weights.start(firstColumn + column),
                        weights.start(firstColumn + column + WIDTH),
                        weights.depth(),
                        pulses,
                        lane,
                        sums,
                        column * InterleavedVectors.LANES + lane);
            }
            for (; column < columns; column += WIDTH) {
                ChargeTile4.multiply(
                        weights.data(),
                        weights.start(firstColumn + column),
                        weights.depth(),
                        pulses,
                        lane,
                        sums,
                        column * InterleavedVectors.LANES + lane);
            }
        }
    }

    private static void multiply(LaneWeights weights, int firstColumn, int columns, float[] pulses, float[] sums) {
        int column = 0;
        for (; column + (ChargeRow.PANELS - 1) * WIDTH < columns; column += ChargeRow.PANELS * WIDTH) {
            int start = weights.start(firstColumn + column);
            ChargeRow.multiply(weights.data(), start, weights.depth(), pulses, sums, column * InterleavedVectors.LANES);
        }
        for (; column < columns; column += WIDTH) {
            int start = weights.start(firstColumn + column);
            ChargeRow.multiplyPanel(
                    weights.data(), start, weights.depth(), pulses, sums, column * InterleavedVectors.LANES);
        }
    }
}
