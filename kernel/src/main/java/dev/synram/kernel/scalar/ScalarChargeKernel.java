package dev.synram.kernel.scalar;

import static dev.synram.chip.InterleavedVectors.LANES;

import dev.synram.kernel.ChargeKernel;
import dev.synram.kernel.arithmetic.Fma;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.LaneWeights;

/** Charges in plain Java. */
final class ScalarChargeKernel implements ChargeKernel {

    @Override
    public void multiply(LaneWeights weights, LaneGroup group) {
        for (int column = 0; column < group.columns(); column++) {
            for (int lane = 0; lane < group.lanes(); lane++) {
                float sum = 0;
                for (int k = 0; k < weights.depth(); k++) {
                    sum = Fma.of(weights.get(k, group.firstColumn() + column), group.pulses[k * LANES + lane], sum);
                }
                group.sums[column * LANES + lane] = sum;
            }
        }
    }
}
