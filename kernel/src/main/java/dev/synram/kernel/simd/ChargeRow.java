package dev.synram.kernel.simd;

import static dev.synram.chip.InterleavedVectors.LANES;
import static dev.synram.kernel.data.LaneWeights.WIDTH;

import dev.synram.kernel.ChargeKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The columns of a {@link ChargeKernel} for a single vector, which would leave all other lanes empty: columns take their
 * place, a panel's in one vector of floats.
 */
final class ChargeRow {

    private static final VectorSpecies<Float> PANEL = FloatVector.SPECIES_128;

    /** Panels whose sums are held in registers. */
    static final int PANELS = 8;

    private ChargeRow() {}

    /** {@value #PANELS} panels, the first of which begins at {@code start} in {@code weights}. */
    static void multiply(float[] weights, int start, int depth, float[] pulses, float[] sums, int to) {
        int panel = depth * WIDTH;
        FloatVector a = FloatVector.zero(PANEL);
        FloatVector b = FloatVector.zero(PANEL);
        FloatVector c = FloatVector.zero(PANEL);
        FloatVector d = FloatVector.zero(PANEL);
        FloatVector e = FloatVector.zero(PANEL);
        FloatVector f = FloatVector.zero(PANEL);
        FloatVector g = FloatVector.zero(PANEL);
        FloatVector h = FloatVector.zero(PANEL);
        for (int k = 0; k < depth; k++) {
            FloatVector pulse = FloatVector.broadcast(PANEL, pulses[k * LANES]);
            int at = start + k * WIDTH;
            a = pulse.fma(FloatVector.fromArray(PANEL, weights, at), a);
            b = pulse.fma(FloatVector.fromArray(PANEL, weights, at + panel), b);
            c = pulse.fma(FloatVector.fromArray(PANEL, weights, at + 2 * panel), c);
            d = pulse.fma(FloatVector.fromArray(PANEL, weights, at + 3 * panel), d);
            e = pulse.fma(FloatVector.fromArray(PANEL, weights, at + 4 * panel), e);
            f = pulse.fma(FloatVector.fromArray(PANEL, weights, at + 5 * panel), f);
            g = pulse.fma(FloatVector.fromArray(PANEL, weights, at + 6 * panel), g);
            h = pulse.fma(FloatVector.fromArray(PANEL, weights, at + 7 * panel), h);
        }
        store(a, sums, to);
        store(b, sums, to + WIDTH * LANES);
        store(c, sums, to + 2 * WIDTH * LANES);
        store(d, sums, to + 3 * WIDTH * LANES);
        store(e, sums, to + 4 * WIDTH * LANES);
        store(f, sums, to + 5 * WIDTH * LANES);
        store(g, sums, to + 6 * WIDTH * LANES);
        store(h, sums, to + 7 * WIDTH * LANES);
    }

    /** One panel. */
    static void multiplyPanel(float[] weights, int start, int depth, float[] pulses, float[] sums, int to) {
        FloatVector sum = FloatVector.zero(PANEL);
        for (int k = 0; k < depth; k++) {
            FloatVector pulse = FloatVector.broadcast(PANEL, pulses[k * LANES]);
            sum = pulse.fma(FloatVector.fromArray(PANEL, weights, start + k * WIDTH), sum);
        }
        store(sum, sums, to);
    }

    private static void store(FloatVector panel, float[] sums, int to) {
        sums[to] = panel.lane(0);
        sums[to + LANES] = panel.lane(1);
        sums[to + 2 * LANES] = panel.lane(2);
        sums[to + 3 * LANES] = panel.lane(3);
    }
}
