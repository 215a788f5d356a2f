package dev.synram.experiment.spiking.learning;

import java.util.List;

/**
 * Everything recorded of one test sample.
 *
 * @param label its class
 * @param answer of the chip
 * @param neurons who spiked, by time
 * @param microseconds when
 * @param stepMicros time between two points of the traces in µs
 * @param outputs potentials of the outputs over time, one list each, in units of the threshold's distance from the leak potential
 */
public record ShownSample(
        int label,
        int answer,
        List<Integer> neurons,
        List<Double> microseconds,
        double stepMicros,
        List<List<Float>> outputs) {

    public ShownSample {
        neurons = List.copyOf(neurons);
        microseconds = List.copyOf(microseconds);
        outputs = List.copyOf(outputs);
    }
}
