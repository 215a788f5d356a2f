package dev.synram.experiment.spiking.learning;

import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import java.util.ArrayList;
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

    /** All that a network did with a sample. */
    static ShownSample of(AnsweredSample sample, SpikingTopology topology, TimeGrid grid, NetworkResponse response) {
        List<Integer> neurons = new ArrayList<>();
        List<Double> micros = new ArrayList<>();
        for (int spike = 0; spike < response.spikes().count(); spike++) {
            neurons.add(response.spikes().sources()[spike]);
            micros.add((double) response.spikes().micros()[spike]);
        }
        List<List<Float>> outputs = new ArrayList<>();
        for (int output = 0; output < topology.output().size(); output++) {
            List<Float> trace = new ArrayList<>();
            for (int point = 0; point < grid.points(); point++) {
                trace.add(response.traces()[point * topology.neurons() + topology.firstOutput() + output]);
            }
            outputs.add(trace);
        }
        return new ShownSample(sample.label(), sample.answer(), neurons, micros, grid.stepMicros(), outputs);
    }
}
