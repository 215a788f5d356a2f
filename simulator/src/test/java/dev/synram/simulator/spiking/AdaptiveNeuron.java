package dev.synram.simulator.spiking;

import dev.synram.simulator.circuit.LineCircuit;
import dev.synram.simulator.circuit.SpikingCircuit;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * The equations of a {@link SpikingCircuit} by the method of Dormand and Prince of order 8 with steps that adapt to the error: the
 * potential, the adaptation and the charge of both lines.
 */
final class AdaptiveNeuron extends ReferenceNeuron {

    private static final int POTENTIAL = 0;
    private static final int ADAPTATION = 1;
    private static final int EXCITATORY = 2;
    private static final int INHIBITORY = 3;

    private static final double SHORTEST_STEP = 1e-10;
    private static final double LONGEST_STEP = 1;
    private static final double FIRST_STEP = 0.1;

    /** In LSB, in LSB of the adaptation, and twice in units of charge. */
    private static final double[] PRECISION = {1e-6, 1e-6, 1e-4, 1e-4};

    private static final double[] RELATIVE = {0, 0, 1e-9, 1e-9};

    private final DormandPrince853Integrator integrator =
            new DormandPrince853Integrator(SHORTEST_STEP, LONGEST_STEP, PRECISION, RELATIVE);
    private final DormandPrince853Integrator unobserved =
            new DormandPrince853Integrator(SHORTEST_STEP, LONGEST_STEP, PRECISION, RELATIVE);
    private final Equations equations = new Equations();
    private final ThresholdCrossing crossing = new ThresholdCrossing(POTENTIAL);
    private double[] state = new double[4];
    private boolean held;

    AdaptiveNeuron(SpikingCircuit circuit, boolean fromReset) {
        super(circuit);
        SpikingCircuit.Adaptation adaptation = circuit.adaptation();
        state[POTENTIAL] = fromReset ? circuit.membrane().resetPotential() : rest(circuit);
        double rested = fromReset ? circuit.membrane().leakPotential() : state[POTENTIAL];
        state[ADAPTATION] = adaptation.strength() / adaptation.rate() * (rested - adaptation.potential());
        integrator.addEventDetector(crossing);
        integrator.setInitialStepSize(FIRST_STEP);
        unobserved.setInitialStepSize(FIRST_STEP);
    }

    @Override
    void receive(double excitatory, double inhibitory) {
        state[EXCITATORY] += excitatory;
        state[INHIBITORY] += inhibitory;
    }

    @Override
    double potential() {
        return state[POTENTIAL];
    }

    @Override
    double integrate(double micros, boolean reset, double threshold) {
        held = reset;
        crossing.setLevel(threshold);
        boolean observed = Double.isFinite(threshold);
        ODEStateAndDerivative end =
                (observed ? integrator : unobserved).integrate(equations, new ODEState(0, state), micros);
        state = end.getPrimaryState();
        return end.getTime();
    }

    @Override
    void spiked() {
        state[ADAPTATION] += circuit.adaptation().jump();
    }

    private final class Equations implements OrdinaryDifferentialEquation {

        @Override
        public int getDimension() {
            return state.length;
        }

        @Override
        public double[] computeDerivatives(double time, double[] at) {
            SpikingCircuit.MembraneCircuit membrane = circuit.membrane();
            SpikingCircuit.Adaptation adaptation = circuit.adaptation();
            double rate = held ? membrane.resetRate() : membrane.leakRate();
            double target = held ? membrane.resetPotential() : membrane.leakPotential();
            double current = rate * (target - at[POTENTIAL])
                    + membrane.current()
                    - adaptation.conductance() * at[ADAPTATION]
                    + (held && circuit.spiking().pause() ? 0 : inputs(at));
            return new double[] {
                current,
                adaptation.strength() * (at[POTENTIAL] - adaptation.potential()) - adaptation.rate() * at[ADAPTATION],
                -at[EXCITATORY] / circuit.excitatory().micros(),
                -at[INHIBITORY] / circuit.inhibitory().micros()
            };
        }

        private double inputs(double[] at) {
            SpikingCircuit.Modulation modulation = circuit.modulation();
            SpikingCircuit.Exponential exponential = circuit.exponential();
            double above = at[POTENTIAL] - modulation.inhibitoryReference();
            double below = modulation.excitatoryReference() - at[POTENTIAL];
            double up = given(circuit.excitatory(), at[EXCITATORY]) * factor(modulation.excitatorySlope() * below);
            double down = given(circuit.inhibitory(), at[INHIBITORY]) * factor(modulation.inhibitorySlope() * above);
            double spiking =
                    exponential.current() * Math.exp((at[POTENTIAL] - exponential.potential()) / exponential.slope());
            return up - down + Math.min(exponential.largest(), spiking);
        }

        private double given(LineCircuit line, double charge) {
            return line.current() * charge / Math.hypot(1, circuit.saturation() * charge);
        }

        private static double factor(double change) {
            return Math.clamp(1 + change, 0, SpikingCircuit.Modulation.LARGEST);
        }
    }
}
