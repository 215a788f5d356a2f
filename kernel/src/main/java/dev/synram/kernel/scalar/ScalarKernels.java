package dev.synram.kernel.scalar;

import dev.synram.kernel.Kernels;

/** The kernels in plain Java: the readable reference. */
public final class ScalarKernels {

    private ScalarKernels() {}

    /** All of them. */
    public static Kernels all() {
        return new Kernels(
                "plain Java",
                new ScalarChargeKernel(),
                new ScalarMatrixKernel(),
                new ScalarLaneKernel(),
                new ScalarNormalKernel(),
                new ScalarPulseKernel(),
                new ScalarColumnKernel(),
                new ScalarDigitalKernel(),
                new ScalarRangeKernel(),
                new ScalarSynapseKernel(),
                new ScalarGradientKernel(),
                new ScalarMembraneKernel(),
                new ScalarLifKernel());
    }
}
