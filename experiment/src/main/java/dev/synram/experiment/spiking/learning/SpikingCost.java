package dev.synram.experiment.spiking.learning;

import dev.synram.network.spiking.NeuronDynamics;

/**
 * Modelled time and energy of a sample on the chip.
 *
 * @param microseconds duration of a sample and of the pause after it, in which inputs and membranes decay
 * @param microjoules energy
 */
public record SpikingCost(double microseconds, double microjoules) {

    /** Power of the chip in the spiking mode, from 2.4 µJ an image at 85,000 images a second (Cramer et al. 2022). */
    private static final double WATTS = 0.2;

    /** Time constants of synaptic inputs after which a sample has left no trace in the next. */
    private static final double PAUSE = 5;

    /**
     * The cost of a sample.
     *
     * @param sampleMicros its duration in µs of the chip
     */
    public static SpikingCost of(double sampleMicros, NeuronDynamics dynamics) {
        double micros = sampleMicros + PAUSE * Math.max(dynamics.synapticMicros(), dynamics.membraneMicros());
        return new SpikingCost(micros, micros * WATTS);
    }
}
