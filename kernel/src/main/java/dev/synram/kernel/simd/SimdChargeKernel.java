package dev.synram.kernel.simd;

import static dev.synram.kernel.data.LaneWeights.WIDTH;

import dev.synram.kernel.ChargeKernel;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.LaneWeights;
import dev.synram.kernel.simd.generated.ChargeRow32;
import dev.synram.kernel.simd.generated.ChargeRow4;
import dev.synram.kernel.simd.generated.ChargeTile4;
import dev.synram.kernel.simd.generated.ChargeTile8;
import jdk.incubator.vector.FloatVector;

/**
 * Charges with the Vector API: tiles of columns x lanes stay in registers. Tiles of two panels need more registers than
 * machines with vectors of 8 floats have. A single vector would leave all other lanes empty, so columns take their place.
 */
final class SimdChargeKernel implements ChargeKernel {

    private static final int AVX2_LANES = 8;
    private static final boolean PAIRS = FloatVector.SPECIES_PREFERRED.length() != AVX2_LANES;

    @Override
    public void multiply(LaneWeights weights, LaneGroup group) {
        if (group.lanes() == 1) {
            multiplyOne(weights, group);
            return;
        }
        int columns = group.columns();
        for (int lane = 0; lane < group.lanes(); lane += ChargeTile4.LANES) {
            int column = 0;
            for (; PAIRS && column + WIDTH < columns; column += ChargeTile8.COLUMNS) {
                ChargeTile8.multiply(weights, group, column, lane);
            }
            for (; column < columns; column += WIDTH) {
                ChargeTile4.multiply(weights, group, column, lane);
            }
        }
    }

    private static void multiplyOne(LaneWeights weights, LaneGroup group) {
        int columns = group.columns();
        int column = 0;
        for (; column + ChargeRow32.COLUMNS - WIDTH < columns; column += ChargeRow32.COLUMNS) {
            ChargeRow32.multiply(weights, group, column);
        }
        for (; column < columns; column += WIDTH) {
            ChargeRow4.multiply(weights, group, column);
        }
    }
}
