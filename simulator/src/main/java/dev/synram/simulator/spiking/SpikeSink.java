package dev.synram.simulator.spiking;

/** Receives spikes. */
@FunctionalInterface
interface SpikeSink {

    /**
     * A neuron spikes.
     *
     * @param micros when it crosses its threshold, since the beginning of the block
     */
    void spike(int lane, double micros);
}
