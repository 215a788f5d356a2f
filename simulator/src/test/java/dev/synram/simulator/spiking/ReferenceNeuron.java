package dev.synram.simulator.spiking;

import dev.synram.simulator.circuit.SpikingCircuit;
import java.util.function.DoubleConsumer;

/**
 * One neuron of a reference, which shares nothing with the simulator but the constants of a circuit. Between arrivals it is integrated
 * piece by piece: to the end of its reset, to the end of its silence, or to where it crosses its threshold. Times are in µs.
 */
abstract class ReferenceNeuron {

    /** Shorter times are none. */
    private static final double TINY = 1e-9;

    final SpikingCircuit circuit;

    private double now;
    private double resetEnd;
    private double silentEnd;

    ReferenceNeuron(SpikingCircuit circuit) {
        this.circuit = circuit;
    }

    /** Where a run begins that does not begin with a reset. */
    static double rest(SpikingCircuit circuit) {
        SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
        double rest = membrane.leakPotential() + membrane.current() / membrane.leakRate();
        return rest < circuit.spiking().threshold() ? rest : membrane.resetPotential();
    }

    /** Charges arrive on both lines. */
    abstract void receive(double excitatory, double inhibitory);

    abstract double potential();

    /**
     * Moves the state to where the potential reaches a threshold from below, or to the end of a time.
     *
     * @param reset whether the membrane is held
     * @return how much time has passed
     */
    abstract double integrate(double micros, boolean reset, double threshold);

    /** What a spike changes beside the reset. */
    abstract void spiked();

    final void advance(double until, DoubleConsumer spikes) {
        while (now < until - TINY) {
            boolean reset = now < resetEnd - TINY;
            boolean silent = now < silentEnd - TINY;
            if (!silent && potential() >= circuit.spiking().threshold()) {
                spike(spikes);
                continue;
            }
            double end = reset ? Math.min(until, resetEnd) : until;
            end = silent ? Math.min(end, silentEnd) : end;
            double threshold =
                    silent ? Double.POSITIVE_INFINITY : circuit.spiking().threshold();
            double passed = integrate(end - now, reset, threshold);
            boolean crossed = passed < end - now - TINY;
            now = crossed ? now + passed : end;
            if (crossed) {
                spike(spikes);
            }
        }
    }

    private void spike(DoubleConsumer spikes) {
        spikes.accept(now);
        resetEnd = now + circuit.spiking().resetMicros();
        silentEnd = now + circuit.spiking().silentMicros();
        spiked();
    }
}
