package dev.synram.simulator.spiking;

import dev.synram.simulator.circuit.LineCircuit;

/** How a line acts on a leaking membrane over a time. */
final class Line {

    /** Below this difference of exponents the two time constants count as equal. */
    private static final double EQUAL = 1e-6;

    private Line() {}

    /** Share of a line's charge that is left. */
    static double kept(LineCircuit line, double micros) {
        return StrictMath.exp(-micros / line.micros());
    }

    /**
     * LSB that a unit of charge at the beginning gives to a membrane until the end, less what has leaked of it, without saturation:
     * {@code current (exp(-rate t) - exp(-t / tau)) / (1 / tau - rate)}.
     *
     * @param rate of the membrane's leak in 1/µs
     */
    static double gain(LineCircuit line, double rate, double micros) {
        double difference = 1 / line.micros() - rate;
        double x = difference * micros;
        double kept = StrictMath.exp(-rate * micros);
        double integral = Math.abs(x) < EQUAL ? micros * (1 - x / 2) : -StrictMath.expm1(-x) / difference;
        return line.current() * kept * integral;
    }

    /** By what saturation weakens a line that holds a mean charge. */
    static double saturation(double saturation, double charge) {
        if (saturation == 0) {
            return 1;
        }
        double x = saturation * charge;
        return 1 / Math.sqrt(1 + x * x);
    }
}
