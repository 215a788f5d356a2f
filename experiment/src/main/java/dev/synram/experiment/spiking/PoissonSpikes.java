package dev.synram.experiment.spiking;

import dev.synram.chip.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Poisson processes, drawn on the host with exponential intervals. The chip's own generators are 8, fewer than networks need.
 *
 * @param key of the random numbers of one input in one repetition
 * @param hertz mean rate, above 0
 */
record PoissonSpikes(long key, double hertz) {

    private static final double MICROS_PER_SECOND = 1e6;

    /** The times in µs until an end. */
    List<Double> until(double end) {
        List<Double> times = new ArrayList<>();
        double time = 0;
        for (long draw = 0; ; draw++) {
            double uniform = ((CounterRandom.bits(key, draw) >>> 11) + 0.5) * 0x1p-53;
            time -= Math.log(uniform) / hertz * MICROS_PER_SECOND;
            if (time >= end) {
                return times;
            }
            times.add(time);
        }
    }
}
