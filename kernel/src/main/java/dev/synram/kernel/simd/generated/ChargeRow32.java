package dev.synram.kernel.simd.generated;

import static dev.synram.chip.InterleavedVectors.LANES;
import static dev.synram.kernel.data.LaneWeights.WIDTH;

import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.LaneWeights;
import javax.annotation.processing.Generated;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Charges of a single vector in tiles of 32 columns, those of a panel in one vector of floats. */
@Generated("dev.synram.kernel.simd.generated.TileGenerator")
public final class ChargeRow32 {

    private static final VectorSpecies<Float> PANEL = FloatVector.SPECIES_128;

    /** Columns of a tile. */
    public static final int COLUMNS = 32;

    private ChargeRow32() {}

    /**
     * Computes one tile.
     *
     * @param weights the matrix
     * @param group holds pulses and receives sums, both in its first lane
     * @param column the tile's first column among those of the group
     */
    public static void multiply(LaneWeights weights, LaneGroup group, int column) {
        float[] values = weights.data();
        float[] pulses = group.pulses;
        float[] sums = group.sums;
        int depth = weights.depth();
        int panel = depth * WIDTH;
        int start = weights.start(group.firstColumn() + column);
        int to = column * LANES;
        FloatVector sum0 = FloatVector.zero(PANEL);
        FloatVector sum1 = FloatVector.zero(PANEL);
        FloatVector sum2 = FloatVector.zero(PANEL);
        FloatVector sum3 = FloatVector.zero(PANEL);
        FloatVector sum4 = FloatVector.zero(PANEL);
        FloatVector sum5 = FloatVector.zero(PANEL);
        FloatVector sum6 = FloatVector.zero(PANEL);
        FloatVector sum7 = FloatVector.zero(PANEL);
        for (int k = 0; k < depth; k++) {
            FloatVector pulse = FloatVector.broadcast(PANEL, pulses[k * LANES]);
            int at = start + k * WIDTH;
            sum0 = pulse.fma(FloatVector.fromArray(PANEL, values, at), sum0);
            sum1 = pulse.fma(FloatVector.fromArray(PANEL, values, at + panel), sum1);
            sum2 = pulse.fma(FloatVector.fromArray(PANEL, values, at + 2 * panel), sum2);
            sum3 = pulse.fma(FloatVector.fromArray(PANEL, values, at + 3 * panel), sum3);
            sum4 = pulse.fma(FloatVector.fromArray(PANEL, values, at + 4 * panel), sum4);
            sum5 = pulse.fma(FloatVector.fromArray(PANEL, values, at + 5 * panel), sum5);
            sum6 = pulse.fma(FloatVector.fromArray(PANEL, values, at + 6 * panel), sum6);
            sum7 = pulse.fma(FloatVector.fromArray(PANEL, values, at + 7 * panel), sum7);
        }
        store(sum0, sums, to);
        store(sum1, sums, to + 4 * LANES);
        store(sum2, sums, to + 8 * LANES);
        store(sum3, sums, to + 12 * LANES);
        store(sum4, sums, to + 16 * LANES);
        store(sum5, sums, to + 20 * LANES);
        store(sum6, sums, to + 24 * LANES);
        store(sum7, sums, to + 28 * LANES);
    }

    private static void store(FloatVector panel, float[] sums, int to) {
        sums[to] = panel.lane(0);
        sums[to + LANES] = panel.lane(1);
        sums[to + 2 * LANES] = panel.lane(2);
        sums[to + 3 * LANES] = panel.lane(3);
    }
}
