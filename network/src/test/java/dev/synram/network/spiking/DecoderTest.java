package dev.synram.network.spiking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecoderTest {

    private static final TimeGrid GRID = new TimeGrid(0.5, 3);
    private static final SpikingTopology TOPOLOGY =
            SpikingTopology.withFirstSpike(1, 1, 2, new NeuronDynamics(6, 6, 2, 0.5));

    /** Of the hidden neuron and both outputs at four points. */
    private static NetworkResponse response(SpikeTrain spikes) {
        return new NetworkResponse(spikes, new float[] {0, 0, 0, 9, 0.2f, 0.1f, 9, 0.3f, 0.8f, 9, 0.9f, 0.1f});
    }

    @Test
    void theLargestPotentialDecides() {
        Scores scores = Decoder.MAX_OVER_TIME.read(TOPOLOGY, response(SpikeTrain.NONE), GRID);
        assertThat(scores.values()).containsExactly(0.9f, 0.8f);
        assertThat(scores.origins()).containsExactly(3, 2);
        assertThat(scores.answer()).isZero();
        assertThat(Decoder.MAX_OVER_TIME.decisionMicros(TOPOLOGY, response(SpikeTrain.NONE), GRID))
                .isEqualTo(1.5);
    }

    @Test
    void theFirstSpikeDecides() {
        SpikeTrain spikes = new SpikeTrain(new int[] {0, 2, 2}, new float[] {0.1f, 0.5f, 0.7f});
        Scores scores = Decoder.FIRST_SPIKE.read(TOPOLOGY, response(spikes), GRID);
        assertThat(scores.values()).containsExactly(-1.5, -0.5);
        assertThat(scores.origins()).containsExactly(Scores.NOWHERE, 1);
        assertThat(scores.answer()).isEqualTo(1);
        assertThat(Decoder.FIRST_SPIKE.decisionMicros(TOPOLOGY, response(spikes), GRID))
                .isEqualTo(0.5);
    }

    @Test
    void withoutSpikesThereIsNoAnswer() {
        for (Decoder decoder : Arrays.asList(Decoder.FIRST_SPIKE, Decoder.COUNT)) {
            assertThat(decoder.read(TOPOLOGY, response(SpikeTrain.NONE), GRID).answer())
                    .isEqualTo(Scores.NOWHERE);
        }
    }

    @Test
    void spikesAreCounted() {
        SpikeTrain spikes = new SpikeTrain(new int[] {0, 2, 1, 2}, new float[] {0.1f, 0.5f, 0.7f, 0.9f});
        assertThat(Decoder.COUNT.read(TOPOLOGY, response(spikes), GRID).values())
                .containsExactly(1, 2);
    }
}
