package dev.synram.kernel;

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
        MembraneKernel membrane) {}
