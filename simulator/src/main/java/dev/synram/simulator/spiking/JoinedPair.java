package dev.synram.simulator.spiking;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.simulator.circuit.LineCircuit;
import dev.synram.simulator.circuit.SpikingCircuit;

/**
 * The two circuits of a column with their membranes joined: one leaky integrate-and-fire neuron with four lines. Its capacitance is
 * that of both, so that conductances add up weighted with the share of each circuit in it; only the first one may spike and be reset,
 * while the leak of the second goes on. Noise of events on the rows is taken to be as on the first one's hemisphere.
 *
 * @param first the circuit of hemisphere 0 with the membrane of both, its lines as they act on that
 * @param second the circuit of hemisphere 1 in the same way; it does not spike
 */
record JoinedPair(SpikingCircuit first, SpikingCircuit second) {

    /** Whether a group is such a pair. */
    static boolean is(SpikingConfiguration configuration, CoupledGroup group) {
        return group.members().size() == 2
                && group.nodeCount() == 1
                && group.links().isEmpty()
                && group.members().getLast() == group.members().getFirst() + COLUMNS
                && group.linear(configuration)
                && Double.isInfinite(group.circuits()[1].spiking().threshold());
    }

    /** The pair that a group is. */
    static JoinedPair of(CoupledGroup group) {
        SpikingCircuit first = group.circuits()[0];
        SpikingCircuit second = group.circuits()[1];
        double share = first.membrane().capacitance() / group.capacitances()[0];
        SpikingCircuit.MembraneCircuit membrane = membrane(first.membrane(), second.membrane(), share);
        SpikingCircuit.Spiking spiking = second.spiking();
        SpikingCircuit.Spiking silent = new SpikingCircuit.Spiking(
                spiking.threshold(),
                spiking.thresholdNoise(),
                spiking.timeNoise(),
                spiking.delay(),
                spiking.resetMicros(),
                spiking.silentMicros(),
                false);
        return new JoinedPair(on(first, membrane, share, first.spiking()), on(second, membrane, 1 - share, silent));
    }

    private static SpikingCircuit.MembraneCircuit membrane(
            SpikingCircuit.MembraneCircuit first, SpikingCircuit.MembraneCircuit second, double share) {
        double other = 1 - share;
        double leak = share * first.leakRate() + other * second.leakRate();
        double leakCurrent = other * second.leakRate() * second.leakPotential();
        double reset = share * first.resetRate() + other * second.leakRate();
        return new SpikingCircuit.MembraneCircuit(
                first.capacitance() + second.capacitance(),
                leak,
                potential(share * first.leakRate() * first.leakPotential() + leakCurrent, leak, first.leakPotential()),
                share * first.current() + other * second.current(),
                reset,
                potential(
                        share * first.resetRate() * first.resetPotential() + leakCurrent,
                        reset,
                        first.resetPotential()),
                0,
                Math.hypot(share * first.noise(), other * second.noise()));
    }

    private static double potential(double current, double rate, double withoutRate) {
        return rate == 0 ? withoutRate : current / rate;
    }

    private static SpikingCircuit on(
            SpikingCircuit circuit,
            SpikingCircuit.MembraneCircuit membrane,
            double share,
            SpikingCircuit.Spiking spiking) {
        return new SpikingCircuit(
                membrane,
                scaled(circuit.excitatory(), share),
                scaled(circuit.inhibitory(), share),
                circuit.saturation(),
                circuit.modulation(),
                circuit.adaptation(),
                circuit.exponential(),
                spiking);
    }

    private static LineCircuit scaled(LineCircuit line, double share) {
        return new LineCircuit(line.micros(), share * line.current(), line.capacitance(), share * line.constant());
    }
}
