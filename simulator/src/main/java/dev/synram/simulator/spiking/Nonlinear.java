package dev.synram.simulator.spiking;

import dev.synram.simulator.circuit.SpikingCircuit;

/** Currents that are not linear in the membrane potential. */
final class Nonlinear {

    /** So many slopes below its onset an exponential current is less than 1e-8 of it. */
    private static final double NEGLIGIBLE = -18;

    /** Longest steps, in time constants of an exponential current and in its slopes. */
    private static final double LONGEST_FEEDBACK = 0.125;

    private static final double LONGEST_MOVE = 0.5;

    /** An exponential current with less feedback, in 1/µs, changes slowly. */
    private static final double SLOW = 0.01;

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

    /** The potential above which the exponential current stays at its limit; infinite if there is no such current. */
    static double kink(SpikingCircuit.Exponential exponential) {
        return exponential.current() == 0
                ? Double.POSITIVE_INFINITY
                : exponential.potential()
                        + exponential.slope() * StrictMath.log(exponential.largest() / exponential.current());
    }

    /**
     * The longest step in µs of a method of fourth order that follows an exponential current while the potential moves. A membrane
     * that the current drives itself is off by less than 1e-5 slopes after a step of {@value #LONGEST_FEEDBACK} of the current's own
     * time constant. Where something else moves the potential, a step over {@value #LONGEST_MOVE} slopes is off by less than 1e-4 of
     * what the current gives.
     *
     * @param speed of the potential in LSB per µs
     */
    static double longestStep(SpikingCircuit.Exponential exponential, double potential, double speed) {
        double feedback = exponentialSlope(exponential, potential);
        if (feedback < SLOW) {
            return Double.POSITIVE_INFINITY;
        }
        double move = Math.abs(speed) / exponential.slope();
        return Math.min(LONGEST_FEEDBACK / feedback, LONGEST_MOVE / move);
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
