package dev.synram.kernel;

/**
 * One implementation of every hot loop. A class that uses kernels takes them in its constructor; {@code KernelProvider}
 * chooses.
 *
 * @param name how the loops are computed
 * @param charge charges of interleaved vectors
 * @param matrix other matrix products
 * @param lane interleaving
 * @param normal noise
 * @param pulse events of interleaved vectors
 * @param column results of interleaved vectors
 * @param digital what the chip's processors do with results
 * @param range checks of values
 * @param synapse currents of synapses
 * @param gradient the backward pass through a network
 * @param membrane membranes from event to event
 * @param lif spiking neurons, step by step
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
        MembraneKernel membrane,
        LifKernel lif) {

    @Override
    public String toString() {
        return name;
    }
}
