package dev.synram.simulator.spiking;

import dev.synram.simulator.circuit.LineCircuit;
import dev.synram.simulator.circuit.SpikingCircuit;

/**
 * A leaky integrate-and-fire neuron whose lines do not saturate, in closed form: between arrivals its potential is a sum of
 * exponentials with the rates of the membrane and of both lines.
 */
final class ClosedFormNeuron extends ReferenceNeuron {

    private double potential;
    private double excitatory;
    private double inhibitory;

    ClosedFormNeuron(SpikingCircuit circuit, boolean fromReset) {
        super(circuit);
        if (circuit.saturation() != 0) {
            throw new IllegalArgumentException(
                    "the lines saturate by %s; only linear ones have a closed form".formatted(circuit.saturation()));
        }
        potential = fromReset ? circuit.membrane().resetPotential() : rest(circuit);
    }

    @Override
    void receive(double up, double down) {
        excitatory += up;
        inhibitory += down;
    }

    @Override
    double potential() {
        return potential;
    }

    @Override
    double integrate(double micros, boolean reset, double threshold) {
        SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
        double rate = reset ? membrane.resetRate() : membrane.leakRate();
        double target = reset ? membrane.resetPotential() : membrane.leakPotential();
        boolean open = !(reset && circuit.spiking().pause());
        double settled = target + membrane.current() / rate;
        double up = open ? factor(circuit.excitatory(), excitatory, rate) : 0;
        double down = open ? factor(circuit.inhibitory(), inhibitory, rate) : 0;
        double own = potential - settled - up + down;
        double[] rates = {
            0, rate, 1 / circuit.excitatory().micros(), 1 / circuit.inhibitory().micros()
        };
        double passed = micros;
        if (Double.isFinite(threshold)) {
            ExponentialSum above = new ExponentialSum(new double[] {settled - threshold, own, up, -down}, rates);
            passed = above.signChanges(micros).stream().findFirst().orElse(micros);
        }
        potential = new ExponentialSum(new double[] {settled, own, up, -down}, rates).at(passed);
        excitatory *= Math.exp(-rates[2] * passed);
        inhibitory *= Math.exp(-rates[3] * passed);
        return passed;
    }

    /** What a line's exponential contributes to the potential. */
    private static double factor(LineCircuit line, double charge, double rate) {
        return line.current() * charge / (rate - 1 / line.micros());
    }

    @Override
    void spiked() {}
}
