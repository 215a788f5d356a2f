package dev.synram.chip.kernel;

import static dev.synram.chip.Strips.LANES;

/** Charges in plain Java. */
final class PlainChargeKernel implements ChargeKernel {

    @Override
    public void multiply(StripWeights weights, int firstColumn, int columns, float[] pulses, int lanes, float[] sums) {
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
