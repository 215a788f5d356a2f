package dev.synram.kernel.simd;

import dev.synram.kernel.GradientKernel;
import dev.synram.kernel.scalar.ScalarGradientKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The way back with the Vector API. */
final class SimdGradientKernel implements GradientKernel {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
    private static final int LANES = FLOATS.length();

    private final GradientKernel rest = new ScalarGradientKernel();

    @Override
    public void floats(byte[] values, int from, float[] target, int to, int count) {
        int whole = FLOATS.loopBound(count);
        for (int i = 0; i < whole; i += LANES) {
            ints(values, from + i)
                    .convertShape(VectorOperators.I2F, FLOATS, 0)
                    .reinterpretAsFloats()
                    .intoArray(target, to + i);
        }
        rest.floats(values, from + whole, target, to + whole, count - whole);
    }

    @Override
    public void ramp(float[] gradients, byte[] causes, int from, int count, byte largest, float slope) {
        int whole = FLOATS.loopBound(count);
        for (int i = from; i < from + whole; i += LANES) {
            IntVector some = ints(causes, i);
            VectorMask<Float> rising = some.compare(VectorOperators.GT, 0)
                    .and(some.compare(VectorOperators.LE, largest))
                    .cast(FLOATS);
            FloatVector.zero(FLOATS)
                    .blend(FloatVector.fromArray(FLOATS, gradients, i).mul(slope), rising)
                    .intoArray(gradients, i);
        }
        rest.ramp(gradients, causes, from + whole, count - whole, largest, slope);
    }

    private static IntVector ints(byte[] values, int from) {
        return (IntVector) ByteLanes.load(values, from).convertShape(VectorOperators.B2I, INTS, 0);
    }
}
