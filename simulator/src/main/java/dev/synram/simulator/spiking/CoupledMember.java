package dev.synram.simulator.spiking;

import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.simulator.circuit.LineCircuit;
import dev.synram.simulator.circuit.SpikingCircuit;

/**
 * One circuit of a {@link CoupledGroup} in one run: its constants, the charges on its lines, and what is left of its reset and
 * silence. The constants are copied into fields, because they are read five times in every step of every circuit.
 */
final class CoupledMember {

    private static final double TINY = 1e-9;

    /** Number of its neuron circuit. */
    final int lane;

    /** Its node of the group. */
    final int node;

    final double capacitance;

    /** Where its exponential current reaches its limit. */
    final double kink;

    double threshold;

    private final SpikingCircuit circuit;
    private final boolean relaysExcitatory;
    private final boolean relaysInhibitory;
    private final double leakRate;
    private final double leakPotential;
    private final double constant;
    private final double resetRate;
    private final double resetPotential;
    private final double adaptationRate;
    private final double adaptationStrength;
    private final double adaptationPotential;
    private final double adaptationConductance;
    private final boolean pause;
    private final boolean exponential;
    private double excitatory;
    private double inhibitory;
    private double resetLeft;
    private double silentLeft;

    CoupledMember(SpikingCircuit circuit, NeuronSettings settings, int lane, int node) {
        this.circuit = circuit;
        this.lane = lane;
        this.node = node;
        SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
        SpikingCircuit.Adaptation adaptation = circuit.adaptation();
        relaysExcitatory = settings.excitatory().bypassed();
        relaysInhibitory = settings.inhibitory().bypassed();
        capacitance = membrane.capacitance();
        leakRate = membrane.leakRate();
        leakPotential = membrane.leakPotential();
        constant = membrane.current();
        resetRate = membrane.resetRate();
        resetPotential = membrane.resetPotential();
        adaptationRate = adaptation.rate();
        adaptationStrength = adaptation.strength();
        adaptationPotential = adaptation.potential();
        adaptationConductance = adaptation.conductance();
        pause = circuit.spiking().pause();
        exponential = circuit.exponential().current() != 0;
        kink = Nonlinear.kink(circuit.exponential());
    }

    SpikingCircuit circuit() {
        return circuit;
    }

    double excitatory() {
        return excitatory;
    }

    double inhibitory() {
        return inhibitory;
    }

    boolean resetting() {
        return resetLeft >= TINY;
    }

    boolean silent() {
        return silentLeft >= TINY;
    }

    /** Takes the charges of an event that do not bypass the input; whether it is an event that the circuit relays. */
    boolean receive(double up, double down) {
        excitatory += relaysExcitatory ? 0 : up;
        inhibitory += relaysInhibitory ? 0 : down;
        return (relaysExcitatory && up > 0) || (relaysInhibitory && down > 0);
    }

    /** Begins the reset and silence after a spike. */
    void reset() {
        resetLeft = circuit.spiking().resetMicros();
        silentLeft = circuit.spiking().silentMicros();
    }

    /** Lets time pass for the lines, the reset and the silence. */
    void pass(double micros) {
        excitatory = left(excitatory, circuit.excitatory(), micros);
        inhibitory = left(inhibitory, circuit.inhibitory(), micros);
        resetLeft = Math.max(0, resetLeft - micros);
        silentLeft = Math.max(0, silentLeft - micros);
    }

    private static double left(double charge, LineCircuit line, double micros) {
        return charge == 0 ? 0 : charge * Line.kept(line, micros);
    }

    /** A step that ends where the reset or silence does, or where its exponential current requires, if that is earlier. */
    double shorter(double micros, double potential, double speed) {
        double shorter = resetting() ? Math.min(micros, resetLeft) : micros;
        shorter = silent() ? Math.min(shorter, silentLeft) : shorter;
        return exponential
                ? Math.min(shorter, Nonlinear.longestStep(circuit.exponential(), potential, speed))
                : shorter;
    }

    /** The exponential current at a potential. */
    double exponential(double potential) {
        return exponential ? Nonlinear.exponential(circuit.exponential(), potential) : 0;
    }

    /** How fast the adaptation changes. */
    double adaptationSlope(double potential, double adapted) {
        return adaptationStrength * (potential - adaptationPotential) - adaptationRate * adapted;
    }

    /**
     * The current onto its own membrane, in LSB per µs.
     *
     * @param since time in µs for which the lines have decayed
     */
    double current(double potential, double adapted, double since) {
        boolean reset = resetting();
        double conducted = reset ? resetRate * (resetPotential - potential) : leakRate * (leakPotential - potential);
        double current = conducted + constant - adaptationConductance * adapted;
        boolean alone = excitatory == 0 && inhibitory == 0 && !exponential;
        if (alone || (reset && pause)) {
            return current;
        }
        return current + up(potential, since) - down(potential, since) + exponential(potential);
    }

    private double up(double potential, double since) {
        return excitatory == 0
                ? 0
                : given(circuit.excitatory(), excitatory, since)
                        * Nonlinear.excitatory(circuit.modulation(), potential);
    }

    private double down(double potential, double since) {
        return inhibitory == 0
                ? 0
                : given(circuit.inhibitory(), inhibitory, since)
                        * Nonlinear.inhibitory(circuit.modulation(), potential);
    }

    private double given(LineCircuit line, double charge, double since) {
        if (line.current() == 0) {
            return 0;
        }
        double left = charge * (since == 0 ? 1 : Line.kept(line, since));
        return line.current() * left * Line.saturation(circuit.saturation(), left);
    }
}
