package dev.synram.chip.kernel;

import jdk.incubator.vector.FloatVector;

/** The kernels that use the Vector API; loaded only where its module is present. */
final class VectorKernels {

    private static final int FEWEST_LANES = 4;
    private static final int MOST_LANES = 16;

    private VectorKernels() {}

    /** Whether the machine's vectors have a length that the kernels are made for. */
    static boolean fit() {
        int lanes = FloatVector.SPECIES_PREFERRED.length();
        return lanes >= FEWEST_LANES && lanes <= MOST_LANES;
    }

    static Kernels all() {
        return new Kernels(
                "Vector API, " + FloatVector.SPECIES_PREFERRED.vectorBitSize() + " bits",
                new VectorChargeKernel(),
                new VectorMatrixKernel(),
                new VectorLaneKernel(),
                new VectorNormalKernel(),
                new VectorPulseKernel(),
                new VectorColumnKernel(),
                new VectorDigitalKernel(),
                new VectorRangeKernel(),
                new VectorSynapseKernel(),
                new VectorGradientKernel(),
                new VectorMembraneKernel());
    }
}
