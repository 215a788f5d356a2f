package dev.synram.kernel.scalar;

import static dev.synram.chip.InterleavedVectors.LANES;

import dev.synram.kernel.ChargeKernel;
import dev.synram.kernel.data.LaneWeights;

/** Charges in plain Java. */
public final class ScalarChargeKernel implements ChargeKernel {

    @Override
    public void multiply(LaneWeights weights, int firstColumn, int columns, float[] pulses, int lanes, float[] sums) {
        for (int column = 0; column < columns; column++) {
            for (int lane = 0; lane < lanes; lane++) {
                float sum = 0;
                for (int k = 0; k < weights.depth(); k++) {
                    sum = Math.fma(weights.get(k, firstColumn + column), pulses[k * LANES + lane], sum);
                }
                sums[column * LANES + lane] = sum;
            }
        }
    }
}
