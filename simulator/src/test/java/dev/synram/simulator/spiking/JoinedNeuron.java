package dev.synram.simulator.spiking;

import dev.synram.simulator.circuit.LineCircuit;
import dev.synram.simulator.circuit.SpikingCircuit;
import java.util.List;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * Two circuits with joined membranes by the method of Dormand and Prince of order 8: the charge on all four lines, and one potential
 * that moves by what both circuits conduct and inject, over both capacitances. Only the first circuit spikes and is reset.
 */
final class JoinedNeuron extends ReferenceNeuron {

    private static final int POTENTIAL = 4;
    private static final double[] PRECISION = {1e-4, 1e-4, 1e-4, 1e-4, 1e-6};
    private static final double[] RELATIVE = {1e-9, 1e-9, 1e-9, 1e-9, 0};

    private final List<SpikingCircuit> circuits;
    private final DormandPrince853Integrator integrator = new DormandPrince853Integrator(1e-10, 1, PRECISION, RELATIVE);
    private final DormandPrince853Integrator unobserved = new DormandPrince853Integrator(1e-10, 1, PRECISION, RELATIVE);
    private final ThresholdCrossing crossing = new ThresholdCrossing(POTENTIAL);
    private double[] state = new double[POTENTIAL + 1];
    private boolean held;

    /** Begins where the membrane rests, or at its reset potential if it would spike there. */
    JoinedNeuron(SpikingCircuit first, SpikingCircuit second) {
        super(first);
        circuits = List.of(first, second);
        double conductance = 0;
        double current = 0;
        for (SpikingCircuit circuit : circuits) {
            SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
            conductance += membrane.capacitance() * membrane.leakRate();
            current += membrane.capacitance() * (membrane.leakRate() * membrane.leakPotential() + membrane.current());
        }
        state[POTENTIAL] = current / conductance;
        if (state[POTENTIAL] >= first.spiking().threshold()) {
            throw new IllegalArgumentException("the neuron rests above its threshold; choose other cells");
        }
        integrator.addEventDetector(crossing);
        integrator.setInitialStepSize(0.1);
        unobserved.setInitialStepSize(0.1);
    }

    @Override
    void receive(double excitatory, double inhibitory) {
        state[0] += excitatory;
        state[1] += inhibitory;
    }

    /** Charges arrive on the lines of the second circuit. */
    void receiveSecond(double excitatory, double inhibitory) {
        state[2] += excitatory;
        state[3] += inhibitory;
    }

    @Override
    double potential() {
        return state[POTENTIAL];
    }

    @Override
    double integrate(double micros, boolean reset, double threshold) {
        held = reset;
        crossing.setLevel(threshold);
        ODEStateAndDerivative end = (Double.isFinite(threshold) ? integrator : unobserved)
                .integrate(new Equations(), new ODEState(0, state), micros);
        state = end.getPrimaryState();
        return end.getTime();
    }

    @Override
    void spiked() {}

    private final class Equations implements OrdinaryDifferentialEquation {

        @Override
        public int getDimension() {
            return state.length;
        }

        @Override
        public double[] computeDerivatives(double time, double[] at) {
            double capacitance = 0;
            double charge = 0;
            double[] slopes = new double[state.length];
            for (int i = 0; i < circuits.size(); i++) {
                SpikingCircuit circuit = circuits.get(i);
                boolean reset = held && i == 0;
                capacitance += circuit.membrane().capacitance();
                charge += circuit.membrane().capacitance()
                        * (own(circuit, reset, at[POTENTIAL])
                                + (reset && circuit.spiking().pause() ? 0 : inputs(circuit, at[2 * i], at[2 * i + 1])));
                slopes[2 * i] = -at[2 * i] / circuit.excitatory().micros();
                slopes[2 * i + 1] = -at[2 * i + 1] / circuit.inhibitory().micros();
            }
            slopes[POTENTIAL] = charge / capacitance;
            return slopes;
        }

        private static double own(SpikingCircuit circuit, boolean reset, double potential) {
            SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
            return membrane.current()
                    + (reset
                            ? membrane.resetRate() * (membrane.resetPotential() - potential)
                            : membrane.leakRate() * (membrane.leakPotential() - potential));
        }

        private static double inputs(SpikingCircuit circuit, double excitatory, double inhibitory) {
            return given(circuit, circuit.excitatory(), excitatory) - given(circuit, circuit.inhibitory(), inhibitory);
        }

        private static double given(SpikingCircuit circuit, LineCircuit line, double charge) {
            return line.current() * charge / Math.hypot(1, circuit.saturation() * charge);
        }
    }
}
