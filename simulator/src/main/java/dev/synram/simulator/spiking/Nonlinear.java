package dev.synram.simulator.spiking;

import dev.synram.simulator.circuit.SpikingCircuit;

/** Currents that are not linear in the membrane potential. */
final class Nonlinear {

    /** So many slopes below its onset an exponential current is less than 1e-8 of it. */
    private static final double NEGLIGIBLE = -18;

    private Nonlinear() {}

    static double exponential(SpikingCircuit.Exponential exponential, double potential) {
        if (exponential.current() == 0) {
            return 0;
        }
        double x = (potential - exponential.potential()) / exponential.slope();
        return x < NEGLIGIBLE ? 0 : Math.min(exponential.largest(), exponential.current() * StrictMath.exp(x));
    }

    /** By how much the exponential current grows with the potential. */
    static double exponentialSlope(SpikingCircuit.Exponential exponential, double potential) {
        double current = exponential(exponential, potential);
        return current < exponential.largest() ? current / exponential.slope() : 0;
    }

    static double excitatory(SpikingCircuit.Modulation modulation, double potential) {
        return limited(1 + modulation.excitatorySlope() * (modulation.excitatoryReference() - potential));
    }

    static double inhibitory(SpikingCircuit.Modulation modulation, double potential) {
        return limited(1 + modulation.inhibitorySlope() * (potential - modulation.inhibitoryReference()));
    }

    private static double limited(double factor) {
        return Math.clamp(factor, 0, SpikingCircuit.Modulation.LARGEST);
    }
}
