package dev.synram.chip.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** 1 row x 4 vectors of a matrix product: for a single vector, where larger tiles would compute mostly nothing. */
final class Tile1x4 implements Tile {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    @Override
    public int rows() {
        return 1;
    }

    @Override
    public int columns() {
        return 4 * LANES;
    }

    @Override
    public void multiply(
            float[] left,
            int leftStart,
            int rowStride,
            int columnStride,
            float[] right,
            int rightStart,
            int rightStride,
            int depth,
            float[] out,
            int outStart,
            int outStride,
            boolean add) {
        FloatVector sumA = FloatVector.zero(FLOATS);
        FloatVector sumB = FloatVector.zero(FLOATS);
        FloatVector sumC = FloatVector.zero(FLOATS);
        FloatVector sumD = FloatVector.zero(FLOATS);
        if (add) {
            sumA = FloatVector.fromArray(FLOATS, out, outStart);
            sumB = FloatVector.fromArray(FLOATS, out, outStart + LANES);
            sumC = FloatVector.fromArray(FLOATS, out, outStart + 2 * LANES);
            sumD = FloatVector.fromArray(FLOATS, out, outStart + 3 * LANES);
        }
        int l = leftStart;
        int m = rightStart;
        for (int k = 0; k < depth; k++) {
            FloatVector factor = FloatVector.broadcast(FLOATS, left[l]);
            sumA = factor.fma(FloatVector.fromArray(FLOATS, right, m), sumA);
            sumB = factor.fma(FloatVector.fromArray(FLOATS, right, m + LANES), sumB);
            sumC = factor.fma(FloatVector.fromArray(FLOATS, right, m + 2 * LANES), sumC);
            sumD = factor.fma(FloatVector.fromArray(FLOATS, right, m + 3 * LANES), sumD);
            l += columnStride;
            m += rightStride;
        }
        sumA.intoArray(out, outStart);
        sumB.intoArray(out, outStart + LANES);
        sumC.intoArray(out, outStart + 2 * LANES);
        sumD.intoArray(out, outStart + 3 * LANES);
    }
}
