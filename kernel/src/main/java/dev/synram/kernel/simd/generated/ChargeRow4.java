package dev.synram.kernel.simd.generated;

import static dev.synram.chip.InterleavedVectors.LANES;
import static dev.synram.kernel.data.LaneWeights.WIDTH;

import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.LaneWeights;
import javax.annotation.processing.Generated;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Charges of a single vector in tiles of 4 columns, those of a panel in one vector of floats. */
@Generated("dev.synram.kernel.simd.generated.TileGenerator")
public final class ChargeRow4 {

    private static final VectorSpecies<Float> PANEL = FloatVector.SPECIES_128;

    /** Columns of a tile. */
    public static final int COLUMNS = 4;

    private ChargeRow4() {}

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
        for (int k = 0; k < depth; k++) {
            FloatVector pulse = FloatVector.broadcast(PANEL, pulses[k * LANES]);
            int at = start + k * WIDTH;
            sum0 = pulse.fma(FloatVector.fromArray(PANEL, values, at), sum0);
        }
        store(sum0, sums, to);
    }

    private static void store(FloatVector panel, float[] sums, int to) {
        sums[to] = panel.lane(0);
        sums[to + LANES] = panel.lane(1);
        sums[to + 2 * LANES] = panel.lane(2);
        sums[to + 3 * LANES] = panel.lane(3);
    }
}
