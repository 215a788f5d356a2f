package dev.synram.experiment.spiking.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.experiment.setting.SettingException;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.NeuronPopulation;
import dev.synram.network.spiking.Projection;
import dev.synram.network.spiking.SpikingTopology;
import java.util.List;
import org.junit.jupiter.api.Test;

class HiddenNeuronsTest {

    private static final NeuronDynamics DYNAMICS = new NeuronDynamics(6, 6, 2, 0.5);

    @Test
    void populationsFollowEachOther() {
        SpikingTopology topology = new HiddenNeurons(List.of(5, 3), true)
                .topology(4, NeuronPopulation.integrators("readout", 2), DYNAMICS);
        assertThat(topology.populations())
                .extracting(NeuronPopulation::name)
                .containsExactly("hidden1", "hidden2", "readout");
        assertThat(topology.projections())
                .containsExactly(
                        new Projection(0, 4, 0, 5),
                        new Projection(4, 5, 0, 5),
                        new Projection(4, 5, 5, 3),
                        new Projection(9, 3, 5, 3),
                        new Projection(9, 3, 8, 2));
    }

    @Test
    void onePopulationIsTheUsualNetwork() {
        assertThat(HiddenNeurons.of(7).topology(4, NeuronPopulation.integrators("readout", 2), DYNAMICS))
                .isEqualTo(SpikingTopology.withReadout(4, 7, 2, DYNAMICS));
        assertThat(HiddenNeurons.of(7).atMost(5)).hasToString("5");
        assertThat(new HiddenNeurons(List.of(80, 40), true)).hasToString("80,40 recurrent");
    }

    @Test
    void sizesThatNoChipHasAreRefused() {
        assertThatThrownBy(() -> HiddenNeurons.of(0)).isInstanceOf(SettingException.class);
        assertThatThrownBy(() -> new HiddenNeurons(List.of(), false)).isInstanceOf(SettingException.class);
        assertThatThrownBy(() -> new HiddenNeurons(List.of(300, 300), false))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("hidden is 600");
    }

    /** Eight inputs that all spike, or 32 neurons of which a quarter does: the sum has the same mean and standard deviation. */
    @Test
    void deeperPopulationsBeginWithTheSameSum() {
        InitialSpikingWeights initial = new InitialSpikingWeights(0.1, 0.3, 0, 0.1);
        WeightDistribution deeper = initial.ofHidden(32, 8);
        assertThat(deeper.mean() * 32 / 4).isCloseTo(0.1 * 8, within(1e-12));
        assertThat(deeper.deviation() * Math.sqrt(32 / 4.0)).isCloseTo(0.3 * Math.sqrt(8), within(1e-12));
        WeightDistribution behindRates = initial.forSpikes(3).ofHidden(32, 8);
        assertThat(behindRates.mean())
                .as("hidden neurons do not spike more often")
                .isCloseTo(deeper.mean(), within(1e-12));
        assertThat(behindRates.deviation()).isCloseTo(deeper.deviation(), within(1e-12));
    }
}
