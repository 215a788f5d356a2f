package dev.synram.network.spiking;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs models on the host without any error of a chip: the exact solution of every neuron's equation from event to event, with spikes
 * where the solution crosses the threshold. Samples are computed in parallel; the result does not depend on how many at once.
 */
public final class HostExecution implements SpikingExecution {

    @Override
    public List<NetworkResponse> run(SpikingModel model, List<SpikeTrain> inputs, TimeGrid grid, long noise) {
        NeuronDynamics dynamics = model.topology().dynamics();
        int parts = (int) Math.ceil(grid.stepMicros() / dynamics.delayMicros() - 1e-9);
        HostStep step = new HostStep(dynamics, grid.stepMicros() / parts);
        NetworkResponse[] responses = new NetworkResponse[inputs.size()];
        IntStream.range(0, responses.length)
                .parallel()
                .forEach(sample ->
                        responses[sample] = new HostSample(model, step, inputs.get(sample)).run(grid.steps(), parts));
        return Arrays.asList(responses);
    }
}
