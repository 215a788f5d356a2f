package dev.synram.kernel.simd;

import dev.synram.kernel.Kernels;
import jdk.incubator.vector.FloatVector;

/** The kernels that use the Vector API; loaded only where its module is present. */
public final class SimdKernels {

    private static final int FEWEST_LANES = 4;
    private static final int MOST_LANES = 16;

    private SimdKernels() {}

    /** Whether the machine's vectors have a length that the kernels are made for. */
    public static boolean fit() {
        int lanes = FloatVector.SPECIES_PREFERRED.length();
        return lanes >= FEWEST_LANES && lanes <= MOST_LANES;
    }

    public static Kernels all() {
        return new Kernels(
                "Vector API, " + FloatVector.SPECIES_PREFERRED.vectorBitSize() + " bits",
                new SimdChargeKernel(),
                new SimdMatrixKernel(),
                new SimdLaneKernel(),
                new SimdNormalKernel(),
                new SimdPulseKernel(),
                new SimdColumnKernel(),
                new SimdDigitalKernel(),
                new SimdRangeKernel(),
                new SimdSynapseKernel(),
                new SimdGradientKernel(),
                new SimdMembraneKernel());
    }
}
