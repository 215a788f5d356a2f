package dev.synram.experiment.spiking.learning;

import dev.synram.network.spiking.NeuronDynamics;

/**
 * Modelled time and energy of a sample on the chip. Writing the weights of another part of a network is not counted: many samples run
 * before it.
 *
 * @param runs how often the sample runs, 1 or more
 * @param microseconds duration of the sample and of the pause after it, in which inputs and membranes decay, of all runs
 * @param microjoules energy of all runs
 */
public record SpikingCost(int runs, double microseconds, double microjoules) {

    /** Power of the chip in the spiking mode, from 2.4 µJ an image at 85,000 images a second (Cramer et al. 2022). */
    private static final double WATTS = 0.2;

    /** Time constants of synaptic inputs after which a sample has left no trace in the next. */
    private static final double PAUSE = 5;

    /**
     * The cost of a sample that runs once.
     *
     * @param sampleMicros its duration in µs of the chip
     */
    public static SpikingCost of(double sampleMicros, NeuronDynamics dynamics) {
        double micros = sampleMicros + PAUSE * Math.max(dynamics.synapticMicros(), dynamics.membraneMicros());
        return new SpikingCost(1, micros, micros * WATTS);
    }

    /** The cost if the sample runs some times as often. */
    public SpikingCost times(int count) {
        return new SpikingCost(count * runs, count * microseconds, count * microjoules);
    }
}
