package dev.synram.simulator.circuit;

/**
 * One membrane with its two synaptic inputs, integrated from event to event.
 *
 * <p>A line with charge {@code L} decays as {@code exp(-t / tau)} and gives the membrane the current {@code g / tau * L /
 * sqrt(1 + (s L)^2)}. Over a time in which it decays from {@code L0} to {@code L1} that is exactly the charge {@code g *
 * (A(L0) - A(L1))} with {@code A(L) = asinh(s L) / s}.
 */
final class Membrane {

    private final Line excitatory;
    private final Line inhibitory;
    private final double leakRate;
    private final double rest;
    private final double drift;
    private double potential;

    /**
     * Makes a membrane that has just been reset.
     *
     * @param instant whether inputs give at once what they receive
     */
    Membrane(NeuronRow neurons, int column, boolean instant) {
        double saturation = neurons.saturation(column);
        excitatory = new Line(neurons.excitatory(), column, saturation, instant);
        inhibitory = new Line(neurons.inhibitory(), column, saturation, instant);
        leakRate = neurons.leakRate(column);
        drift = neurons.driftAfterReset(column);
        rest = neurons.resetPotential(column);
        potential = rest;
    }

    /** An event's charge arrives: positive for the excitatory, negative for the inhibitory line. */
    void receive(double signedCharge) {
        if (signedCharge >= 0) {
            excitatory.receive(signedCharge);
        } else {
            inhibitory.receive(-signedCharge);
        }
    }

    /** Time passes; what arrives on the membrane meanwhile leaks for half of it. */
    void advance(double micros) {
        if (micros <= 0) {
            return;
        }
        double delivered = excitatory.deliver(micros) - inhibitory.deliver(micros);
        double kept = StrictMath.exp(-micros * leakRate);
        double progress = leakRate == 0 ? micros : (1 - kept) / leakRate;
        potential = rest + (potential - rest) * kept + drift * progress + delivered * Math.sqrt(kept);
    }

    /** Noise or another disturbance. */
    void disturb(double lsb) {
        potential += lsb;
    }

    /** The potential in nominal LSB. */
    double potential() {
        return potential;
    }

    /** The line of one synaptic input. */
    private static final class Line {

        private static final double SMALL = 0.3;

        private final double micros;
        private final double strength;
        private final double saturation;
        private final boolean instant;
        private double charge;
        private double level;
        private double lastMicros = -1;
        private double lastDecay;

        Line(SynapticInputs inputs, int column, double saturation, boolean instant) {
            micros = inputs.micros(column);
            strength = inputs.strength(column);
            this.saturation = saturation;
            this.instant = instant;
        }

        void receive(double arriving) {
            charge += arriving;
            level = integral(charge);
        }

        /** LSB that the line gives the membrane while time passes. */
        double deliver(double duration) {
            if (charge == 0) {
                return 0;
            }
            if (duration != lastMicros) {
                lastMicros = duration;
                lastDecay = instant ? 0 : StrictMath.exp(-duration / micros);
            }
            double before = level;
            charge *= lastDecay;
            level = integral(charge);
            return strength * (before - level);
        }

        /** {@code asinh(s L) / s}; by its series where it is nearly linear. */
        private double integral(double held) {
            double x = saturation * held;
            double square = x * x;
            if (x < SMALL) {
                return held
                        * (1
                                - square
                                        * (1.0 / 6
                                                - square * (3.0 / 40 - square * (15.0 / 336 - square * 105.0 / 3456))));
            }
            return StrictMath.log(x + Math.sqrt(1 + square)) / saturation;
        }
    }
}
