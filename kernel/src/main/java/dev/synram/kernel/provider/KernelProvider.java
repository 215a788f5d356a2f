package dev.synram.kernel.provider;

import dev.synram.kernel.Kernels;
import dev.synram.kernel.scalar.ScalarChargeKernel;
import dev.synram.kernel.scalar.ScalarColumnKernel;
import dev.synram.kernel.scalar.ScalarDigitalKernel;
import dev.synram.kernel.scalar.ScalarGradientKernel;
import dev.synram.kernel.scalar.ScalarLaneKernel;
import dev.synram.kernel.scalar.ScalarMatrixKernel;
import dev.synram.kernel.scalar.ScalarMembraneKernel;
import dev.synram.kernel.scalar.ScalarNormalKernel;
import dev.synram.kernel.scalar.ScalarPulseKernel;
import dev.synram.kernel.scalar.ScalarRangeKernel;
import dev.synram.kernel.scalar.ScalarSynapseKernel;
import dev.synram.kernel.simd.SimdKernels;
import java.lang.System.Logger.Level;

/** Chooses the implementation of the hot loops. */
public final class KernelProvider {

    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private KernelProvider() {}

    /** The readable reference. */
    public static Kernels scalar() {
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
                new ScalarMembraneKernel());
    }

    /** The fastest that this machine and the modules of this program allow, chosen once. */
    public static Kernels best() {
        return Best.KERNELS;
    }

    private static final class Best {

        static final Kernels KERNELS = choose();

        private static Kernels choose() {
            if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
                System.getLogger(KernelProvider.class.getName())
                        .log(
                                Level.WARNING,
                                "chips are simulated in plain Java; Java's option --add-modules {0} makes it much faster",
                                VECTOR_MODULE);
                return scalar();
            }
            return SimdKernels.fit() ? SimdKernels.all() : scalar();
        }
    }
}
