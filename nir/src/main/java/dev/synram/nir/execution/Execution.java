package dev.synram.nir.execution;

import java.util.List;
import java.util.Map;

/**
 * What a graph did.
 *
 * @param dt seconds of a step
 * @param steps number of steps
 * @param trains spikes of each node that spikes, in the order of execution
 * @param traces values of the traced nodes in each step, steps x elements: the membranes of neurons after the reset, the
 *     results of other nodes
 */
public record Execution(double dt, int steps, List<SpikeTrain> trains, Map<String, double[][]> traces) {

    public Execution {
        trains = List.copyOf(trains);
        traces = Map.copyOf(traces);
    }
}
