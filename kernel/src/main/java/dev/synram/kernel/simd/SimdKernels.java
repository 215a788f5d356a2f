package dev.synram.kernel.simd;

import dev.synram.kernel.Kernels;
import jdk.incubator.vector.FloatVector;

/** The kernels that use the Vector API; loaded only where its module is present. */
public final class SimdKernels {

    /** Fewest floats of a vector that the kernels are made for. */
    public static final int FEWEST_LANES = 4;

    /** Most floats of a vector that the kernels are made for. */
    public static final int MOST_LANES = 16;

    private SimdKernels() {}

    /** How many floats this machine's vectors hold. */
    public static int lanes() {
        return FloatVector.SPECIES_PREFERRED.length();
    }

    /** All of them. */
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
                new SimdMembraneKernel(),
                new SimdLifKernel());
    }
}
