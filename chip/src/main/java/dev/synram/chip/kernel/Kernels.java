package dev.synram.chip.kernel;

import java.lang.System.Logger.Level;

/**
 * One implementation of every hot loop.
 *
 * @param name how the loops are computed
 * @param charge what events bring to columns
 * @param matrix other matrix products
 * @param lane vectors side by side
 * @param normal noise
 * @param pulse events of a vector
 * @param column results
 * @param digital what the processors do with results
 * @param range checks of values
 * @param synapse currents of synapses
 * @param gradient the way back through a network
 * @param membrane membranes from event to event
 */
public record Kernels(
        String name,
        ChargeKernel charge,
        MatrixKernel matrix,
        LaneKernel lane,
        NormalKernel normal,
        PulseKernel pulse,
        ColumnKernel column,
        DigitalKernel digital,
        RangeKernel range,
        SynapseKernel synapse,
        GradientKernel gradient,
        MembraneKernel membrane) {

    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    /** The readable reference. */
    public static Kernels plain() {
        return new Kernels(
                "plain Java",
                new PlainChargeKernel(),
                new PlainMatrixKernel(),
                new PlainLaneKernel(),
                new PlainNormalKernel(),
                new PlainPulseKernel(),
                new PlainColumnKernel(),
                new PlainDigitalKernel(),
                new PlainRangeKernel(),
                new PlainSynapseKernel(),
                new PlainGradientKernel(),
                new PlainMembraneKernel());
    }

    /** The fastest that this machine and the modules of this program allow, chosen once. */
    public static Kernels best() {
        return Best.KERNELS;
    }

    private static final class Best {

        static final Kernels KERNELS = choose();

        private static Kernels choose() {
            if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
                System.getLogger(Kernels.class.getName())
                        .log(
                                Level.WARNING,
                                "chips are simulated in plain Java; Java's option --add-modules {0} makes it much faster",
                                VECTOR_MODULE);
                return plain();
            }
            return VectorKernels.fit() ? VectorKernels.all() : plain();
        }
    }
}
