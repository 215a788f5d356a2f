package dev.synram.network.spiking;

import java.util.OptionalDouble;

/**
 * One neuron between two events.
 *
 * @param potential at the beginning
 * @param current at the beginning
 */
record MembraneSegment(NeuronDynamics dynamics, double potential, double current) {

    private static final int BISECTIONS = 48;
    private static final double RESOLUTION_MICROS = 1e-9;

    double potentialAfter(double micros) {
        return potential * dynamics.membraneDecay(micros) + current * dynamics.response(micros);
    }

    double currentAfter(double micros) {
        return current * dynamics.synapticDecay(micros);
    }

    private double slopeAfter(double micros) {
        return currentAfter(micros) - potentialAfter(micros);
    }

    /** When the potential first exceeds 1, if it does within some time. */
    OptionalDouble crossing(double micros) {
        double high = micros;
        if (!(potentialAfter(micros) > 1)) {
            if (!(slopeAfter(0) > 0 && slopeAfter(micros) < 0)) {
                return OptionalDouble.empty();
            }
            high = peak(micros);
            if (!(potentialAfter(high) > 1)) {
                return OptionalDouble.empty();
            }
        }
        return OptionalDouble.of(solve(high));
    }

    /** Newton's method between two times, below the threshold at the first and above it at the second; bisection where it leaves them. */
    private double solve(double above) {
        double low = 0;
        double high = above;
        double time = above * Math.clamp((1 - potential) / (potentialAfter(above) - potential), 0, 1);
        while (high - low > RESOLUTION_MICROS) {
            double excess = potentialAfter(time) - 1;
            if (excess > 0) {
                high = time;
            } else {
                low = time;
            }
            double step = -excess * dynamics.membraneMicros() / slopeAfter(time);
            if (Math.abs(step) < RESOLUTION_MICROS) {
                return Math.clamp(time + step, low, high);
            }
            time += step;
            if (!(time > low && time < high)) {
                time = (low + high) / 2;
            }
        }
        return high;
    }

    /** Where the slope, which falls through 0 once, does so. */
    private double peak(double micros) {
        double low = 0;
        double high = micros;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (slopeAfter(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
