package dev.synram.simulator.circuit;

/**
 * One neuron circuit as a spiking neuron: the constants of its equations. Potentials are in nominal LSB, times in µs, rates in
 * 1/µs and currents in LSB per µs of the circuit's own membrane.
 *
 * @param membrane the membrane
 * @param excitatory line of the excitatory input
 * @param inhibitory line of the inhibitory input
 * @param saturation how strongly the lines saturate, in 1 / charge
 * @param modulation how the membrane modulates the inputs
 * @param adaptation the adaptation
 * @param exponential the exponential current
 * @param spiking when it spikes, and what follows
 */
public record SpikingCircuit(
        MembraneCircuit membrane,
        LineCircuit excitatory,
        LineCircuit inhibitory,
        double saturation,
        Modulation modulation,
        Adaptation adaptation,
        Exponential exponential,
        Spiking spiking) {

    /**
     * The membrane.
     *
     * @param capacitance relative to that of a neuron with its largest capacitor
     * @param leakRate leak
     * @param leakPotential where it leaks to
     * @param current constant currents of all kinds
     * @param resetRate rate of its reset
     * @param resetPotential where it is reset to
     * @param somaRate rate towards its soma line, if it is connected through a conductance
     * @param noise its random walk, in LSB per square root of µs
     */
    public record MembraneCircuit(
            double capacitance,
            double leakRate,
            double leakPotential,
            double current,
            double resetRate,
            double resetPotential,
            double somaRate,
            double noise) {}

    /**
     * How the membrane potential V modulates the inputs: the excitatory current by {@code 1 + slope (reference - V)}, the inhibitory
     * one by {@code 1 + slope (V - reference)}, within 0 and {@value #LARGEST}.
     */
    public record Modulation(
            double excitatorySlope, double excitatoryReference, double inhibitorySlope, double inhibitoryReference) {

        /** The largest factor: the amplifier's bias cannot be raised more. Our estimate. */
        public static final double LARGEST = 2.5;

        /** Whether the membrane modulates nothing. */
        public boolean none() {
            return excitatorySlope == 0 && inhibitorySlope == 0;
        }
    }

    /**
     * A voltage {@code w} above its resting value, {@code dw/dt = strength (V - potential) - rate w}, whose current onto the membrane
     * is {@code -conductance w}; a spike adds {@code jump}.
     *
     * @param rest the resting voltage, as the ADCs see it
     */
    public record Adaptation(
            double rate, double strength, double potential, double conductance, double jump, double rest) {}

    /** A current {@code current * exp((V - potential) / slope)}, at most {@code largest}; none if {@code current} is 0. */
    public record Exponential(double current, double potential, double slope, double largest) {}

    /**
     * Spikes and what follows.
     *
     * @param threshold potential at which it spikes; infinite if its comparator is off
     * @param thresholdNoise deviation of the threshold from spike to spike
     * @param timeNoise deviation of the time at which a spike leaves
     * @param delay from the crossing of the threshold until the spike leaves
     * @param resetMicros time for which the reset lasts
     * @param silentMicros time until it can spike again
     * @param pause whether inputs and the exponential current are cut off during the reset
     */
    public record Spiking(
            double threshold,
            double thresholdNoise,
            double timeNoise,
            double delay,
            double resetMicros,
            double silentMicros,
            boolean pause) {}
}
