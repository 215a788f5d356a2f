package dev.synram.compiler.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.chip.Cell;
import org.junit.jupiter.api.Test;

class SpikingNetworkTest {

    @Test
    void connectorsConnect() {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population inputs = builder.inputs("inputs", 3);
        Population cells = builder.neurons("cells", 4);
        builder.connect(inputs, cells, Connector.ONE_TO_ONE, 1);
        assertThat(builder.build().synapses()).hasSize(3);
        builder.connect(cells, cells, Connector.ALL_TO_ALL.withoutAutapses(), -1);
        assertThat(builder.build().synapses()).hasSize(15);
        assertThat(builder.build().inputs()).isEqualTo(3);
        assertThat(builder.build().neurons()).isEqualTo(4);
    }

    /** 40,000 pairs: 5 standard deviations, a false alarm in 2 million seeds; another seed draws others. */
    @Test
    void aProbabilityIsThatOfPairs() {
        assertThat(synapses(0.1, 1)).isBetween(4000 - 300L, 4000 + 300L).isNotEqualTo(synapses(0.1, 2));
        assertThat(synapses(0, 1)).isZero();
        assertThat(synapses(1, 1)).isEqualTo(40_000);
        assertThatThrownBy(() -> Connector.fixedProbability(1.01, 1)).hasMessageContaining("1.01; allowed are 0..1");
    }

    private static long synapses(double probability, int seed) {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population inputs = builder.inputs("inputs", 200);
        Population cells = builder.neurons("cells", 200);
        return builder.connect(inputs, cells, Connector.fixedProbability(probability, seed), 5)
                .build()
                .synapses()
                .size();
    }

    @Test
    void mistakesAreNamed() {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population inputs = builder.inputs("inputs", 2);
        Population cells = builder.neurons("cells", 1);
        assertThatThrownBy(() -> builder.connect(inputs.member(1), cells.member(0), 64))
                .hasMessageContaining("the weight from inputs[1] to cells is 64; allowed are -63..63");
        assertThatThrownBy(() -> builder.connect(cells.member(0), inputs.member(0), 1))
                .hasMessageContaining("inputs[0], which is an input");
        assertThatThrownBy(() -> builder.neurons("inputs", 1))
                .hasMessageContaining("two populations are called inputs");
        assertThatThrownBy(() -> builder.poisson("noise", 1, 0)).hasMessageContaining("a rate of 0.0 Hz");
        assertThatThrownBy(() -> builder.neurons("", 1)).hasMessageContaining("empty name");
        assertThatThrownBy(() -> builder.neurons("none", 0)).hasMessageContaining("0 members");
        assertThatThrownBy(() -> NeuronOverrides.NONE.with(Cell.LEAK_BIAS, 1023))
                .hasMessageContaining("LEAK_BIAS is 1023; allowed are 0..1022");
        assertThatThrownBy(() -> NeuronOverrides.NONE.with(Cell.SYNAPSE_BIAS, 1))
                .hasMessageContaining("belongs to several neurons");
        Population foreign = new Population("cells", Population.Kind.NEURONS, 0, 7);
        assertThatThrownBy(() -> builder.connect(inputs, foreign, Connector.ALL_TO_ALL, 1))
                .hasMessageContaining("cells is not one of this network");
    }

    /** A few lines of a description must not take all memory. */
    @Test
    void networksFarBeyondAChipAreRefused() {
        SpikingNetwork.Builder builder = SpikingNetwork.builder();
        Population many = builder.neurons("many", 9000);
        assertThatThrownBy(() -> builder.neurons("more", 1001))
                .hasMessageContaining(
                        "with population more the network has 10001 neurons; at most 10000 are supported");
        assertThatThrownBy(() -> builder.connect(many, many, Connector.ALL_TO_ALL, 1))
                .hasMessageContaining("more than 262,144 synapses; a chip has 131,072");
    }
}
