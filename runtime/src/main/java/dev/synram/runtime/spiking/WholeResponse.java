package dev.synram.runtime.spiking;

import dev.synram.compiler.spiking.runs.ModelPart;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.TimeGrid;

/** The response of a model to one sample, put together from those of its parts. */
final class WholeResponse {

    private final int neurons;
    private final TimeGrid grid;
    private final float[] traces;
    private SpikeTrain spikes = SpikeTrain.NONE;

    WholeResponse(int neurons, TimeGrid grid) {
        this.neurons = neurons;
        this.grid = grid;
        traces = new float[grid.points() * neurons];
    }

    void add(ModelPart part, NetworkResponse response) {
        int first = part.firstNeuron();
        int count = part.topology().neurons();
        for (int point = 0; point < grid.points(); point++) {
            System.arraycopy(response.traces(), point * count, traces, point * neurons + first, count);
        }
        spikes = spikes.with(response.spikes().renamed(neuron -> first + neuron));
    }

    /** Spikes of the parts so far, by the numbers of the model's neurons. */
    SpikeTrain spikes() {
        return spikes;
    }

    NetworkResponse response() {
        return new NetworkResponse(spikes, traces);
    }
}
