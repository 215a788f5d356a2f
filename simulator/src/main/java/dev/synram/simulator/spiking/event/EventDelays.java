package dev.synram.simulator.spiking.event;

/**
 * How long events take, in cycles of 8 ns. All are our estimates: public sources bound the first two only, and say that the way
 * from one neuron to another takes well below a microsecond.
 */
public final class EventDelays {

    /** From the host's interface on the chip to the crossbar: 400 ns. */
    public static final int LINK = 50;

    /** From a neuron's spike to the crossbar: 80 ns, by which a public tool corrects the times of recorded spikes. */
    public static final int NEURON = 10;

    /** From the crossbar to the pulse at a synapse: 304 ns. */
    public static final int SYNAPSE = 38;

    /** From a spike to the synapses of other neurons, the shortest way on the chip: 384 ns. */
    public static final int LOOP = NEURON + SYNAPSE;

    private EventDelays() {}
}
