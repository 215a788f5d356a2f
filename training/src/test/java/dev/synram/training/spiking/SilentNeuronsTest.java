package dev.synram.training.spiking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilentNeuronsTest {

    /** Two hidden neurons, 0 and 1, and two outputs, 2 and 3; neuron 1 is silent, output 3 spikes in one of four samples. */
    private static final List<NetworkResponse> RESPONSES =
            List.of(response(0, 2, 3), response(0, 2), response(0, 2), response(0));

    private static NetworkResponse response(int... neurons) {
        return new NetworkResponse(new SpikeTrain(neurons, new float[neurons.length]), new float[0]);
    }

    private static SpikingModel raised(double rate) {
        SpikingModel model =
                SpikingModel.zero(SpikingTopology.withFirstSpike(3, 2, 2, new NeuronDynamics(6, 6, 2, 0.5)));
        new SilentNeurons(0.1, 0.5, 0.25).raise(model, RESPONSES, rate);
        return model;
    }

    @Test
    void allWeightsOfSilentNeuronsAreRaised() {
        SpikingModel model = raised(4e-3);
        float step = 1e-3f;
        assertThat(model.weights().getFirst()).containsExactly(0, step, 0, step, 0, step);
        assertThat(model.weights().getLast()).containsExactly(0, step, 0, step);
    }

    /** Weights settle as the learning rate fades. */
    @Test
    void byAShareOfTheLearningRate() {
        assertThat(raised(4e-9).weights().getFirst()[1]).isBetween(0.9e-9f, 1.1e-9f);
    }
}
