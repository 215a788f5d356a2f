package dev.synram.kernel.simd.generated;

import static dev.synram.kernel.data.LaneWeights.WIDTH;

import dev.synram.chip.InterleavedVectors;
import dev.synram.kernel.data.LaneGroup;
import dev.synram.kernel.data.LaneWeights;
import javax.annotation.processing.Generated;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Charges in tiles of 8 columns x 2 vectors of lanes. */
@Generated("dev.synram.kernel.simd.generated.TileGenerator")
public final class ChargeTile8 {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int ROW = InterleavedVectors.LANES;

    /** Lanes of a tile. */
    public static final int LANES = 2 * FLOATS.length();

    /** Columns of a tile. */
    public static final int COLUMNS = 8;

    private ChargeTile8() {}

    /**
     * Computes one tile.
     *
     * @param weights the matrix
     * @param group holds pulses and receives sums
     * @param column the tile's first column among those of the group
     * @param lane the tile's first lane
     */
    public static void multiply(LaneWeights weights, LaneGroup group, int column, int lane) {
        float[] values = weights.data();
        float[] pulses = group.pulses;
        float[] sums = group.sums;
        int depth = weights.depth();
        int panel0 = weights.start(group.firstColumn() + column);
        int panel1 = weights.start(group.firstColumn() + column + WIDTH);
        int to = column * ROW + lane;
        FloatVector sum0a = FloatVector.zero(FLOATS);
        FloatVector sum0b = FloatVector.zero(FLOATS);
        FloatVector sum1a = FloatVector.zero(FLOATS);
        FloatVector sum1b = FloatVector.zero(FLOATS);
        FloatVector sum2a = FloatVector.zero(FLOATS);
        FloatVector sum2b = FloatVector.zero(FLOATS);
        FloatVector sum3a = FloatVector.zero(FLOATS);
        FloatVector sum3b = FloatVector.zero(FLOATS);
        FloatVector sum4a = FloatVector.zero(FLOATS);
        FloatVector sum4b = FloatVector.zero(FLOATS);
        FloatVector sum5a = FloatVector.zero(FLOATS);
        FloatVector sum5b = FloatVector.zero(FLOATS);
        FloatVector sum6a = FloatVector.zero(FLOATS);
        FloatVector sum6b = FloatVector.zero(FLOATS);
        FloatVector sum7a = FloatVector.zero(FLOATS);
        FloatVector sum7b = FloatVector.zero(FLOATS);
        for (int k = 0; k < depth; k++) {
            FloatVector a = FloatVector.fromArray(FLOATS, pulses, k * ROW + lane);
            FloatVector b = FloatVector.fromArray(FLOATS, pulses, k * ROW + lane + FLOATS.length());
            FloatVector weight = FloatVector.broadcast(FLOATS, values[panel0 + k * WIDTH]);
            sum0a = weight.fma(a, sum0a);
            sum0b = weight.fma(b, sum0b);
            weight = FloatVector.broadcast(FLOATS, values[panel0 + k * WIDTH + 1]);
            sum1a = weight.fma(a, sum1a);
            sum1b = weight.fma(b, sum1b);
            weight = FloatVector.broadcast(FLOATS, values[panel0 + k * WIDTH + 2]);
            sum2a = weight.fma(a, sum2a);
            sum2b = weight.fma(b, sum2b);
            weight = FloatVector.broadcast(FLOATS, values[panel0 + k * WIDTH + 3]);
            sum3a = weight.fma(a, sum3a);
            sum3b = weight.fma(b, sum3b);
            weight = FloatVector.broadcast(FLOATS, values[panel1 + k * WIDTH]);
            sum4a = weight.fma(a, sum4a);
            sum4b = weight.fma(b, sum4b);
            weight = FloatVector.broadcast(FLOATS, values[panel1 + k * WIDTH + 1]);
            sum5a = weight.fma(a, sum5a);
            sum5b = weight.fma(b, sum5b);
            weight = FloatVector.broadcast(FLOATS, values[panel1 + k * WIDTH + 2]);
            sum6a = weight.fma(a, sum6a);
            sum6b = weight.fma(b, sum6b);
            weight = FloatVector.broadcast(FLOATS, values[panel1 + k * WIDTH + 3]);
            sum7a = weight.fma(a, sum7a);
            sum7b = weight.fma(b, sum7b);
        }
        store(sum0a, sum0b, sums, to);
        store(sum1a, sum1b, sums, to + ROW);
        store(sum2a, sum2b, sums, to + 2 * ROW);
        store(sum3a, sum3b, sums, to + 3 * ROW);
        store(sum4a, sum4b, sums, to + 4 * ROW);
        store(sum5a, sum5b, sums, to + 5 * ROW);
        store(sum6a, sum6b, sums, to + 6 * ROW);
        store(sum7a, sum7b, sums, to + 7 * ROW);
    }

    private static void store(FloatVector first, FloatVector second, float[] sums, int to) {
        first.intoArray(sums, to);
        second.intoArray(sums, to + FLOATS.length());
    }
}
