package dev.synram.network.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpikingTopologyTest {

    private static final NeuronDynamics DYNAMICS = new NeuronDynamics(6, 6, 2, 0.5);

    private static SpikingTopology connected(Projection projection) {
        return new SpikingTopology(
                3,
                List.of(NeuronPopulation.lif("hidden", 4), NeuronPopulation.integrators("readout", 2)),
                List.of(projection),
                DYNAMICS);
    }

    @Test
    void sourcesAndTargetsMustExist() {
        assertThat(connected(new Projection(3, 4, 4, 2)).neurons()).isEqualTo(6);
        assertThatThrownBy(() -> connected(new Projection(0, 3, 4, 3)))
                .hasMessage("sources 0 to 2 are connected with neurons 4 to 6, but there are 9 sources and 6 neurons");
        assertThatThrownBy(() -> connected(new Projection(6, 4, 0, 1)))
                .hasMessageContaining("sources 6 to 9 are connected");
        assertThatThrownBy(() -> new Projection(0, 0, 0, 1))
                .hasMessageContaining("0 sources from 0 are connected with 1 neurons from 0");
    }

    @Test
    void onlyNeuronsThatSpikeHaveTargets() {
        assertThatThrownBy(() -> connected(new Projection(6, 2, 0, 1)))
                .hasMessage("neuron 4 does not spike, so it cannot be connected with others");
    }
}
