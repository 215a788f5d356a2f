package dev.synram.simulator.drift;

import dev.synram.chip.random.CounterRandom;
import dev.synram.simulator.error.Draw;

/**
 * Low-frequency noise: it persists over milliseconds to seconds of the chip's clock, as the sum of two Ornstein-Uhlenbeck
 * processes with time constants of 10 ms and 1 s and half of the variance each. Repeating a multiplication at one time of the
 * clock does not average it out.
 *
 * @param draw names the random numbers
 * @param magnitude standard deviation
 * @param instances how many there are
 */
public record SlowNoise(Draw draw, double magnitude, int instances) {

    private static final OrnsteinUhlenbeck[] PROCESSES = {new OrnsteinUhlenbeck(10), new OrnsteinUhlenbeck(1000)};

    /**
     * The noise of all instances.
     *
     * @param millis the chip's clock, 0 or more
     * @return one value an instance
     */
    public double[] at(double millis) {
        double[] sum = new double[instances];
        if (magnitude == 0) {
            return sum;
        }
        double amplitude = magnitude / Math.sqrt(PROCESSES.length);
        for (int k = 0; k < PROCESSES.length; k++) {
            double[] values = PROCESSES[k].at(CounterRandom.combine(draw.key(), k), (long) millis, instances);
            for (int i = 0; i < instances; i++) {
                sum[i] += amplitude * values[i];
            }
        }
        return sum;
    }
}
