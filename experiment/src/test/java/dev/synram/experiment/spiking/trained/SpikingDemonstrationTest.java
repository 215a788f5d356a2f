package dev.synram.experiment.spiking.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.data.DataException;
import dev.synram.experiment.spiking.UniformCells;
import dev.synram.runtime.spiking.ChipExecution;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A chip without errors, whose neurons are those of the model. */
class SpikingDemonstrationTest {

    private static SpikingDemonstration demonstration() {
        TrainedSpikingNetwork network = SampleNetwork.make();
        SimulatedChip chip = new SimulatedChip(1, ChipParameters.ideal(), 1);
        return new SpikingDemonstration(
                network,
                "chip 1",
                chip,
                new ChipExecution(
                        chip, UniformCells.applyTo(chip), network.model().topology(), 1));
    }

    /** Early values are of the first class; the later the value, the later the spikes of its inputs and of their neurons. */
    @Test
    void aReplyTellsWhatTheNetworkDid() {
        try (SpikingDemonstration shown = demonstration()) {
            SpikingReply early = shown.show(new float[] {-1}, 4);
            SpikingReply late = shown.show(new float[] {3}, 4);
            assertThat(early.chip()).isEqualTo("chip 1");
            assertThat(early.answer()).isEqualTo(0);
            assertThat(early.answers()).containsExactly(4, 0);
            assertThat(late.answer()).isEqualTo(1);
            assertThat(late.answers()).containsExactly(0, 4);
            assertThat(late.exactAnswer()).isEqualTo(1);
            assertThat(early.inputs()).hasSize(16);
            assertThat(late.inputs().getLast().micros())
                    .isGreaterThan(early.inputs().getLast().micros());
            assertThat(early.spikes())
                    .isNotEmpty()
                    .allSatisfy(spike -> assertThat(spike.micros())
                            .isGreaterThan(early.inputs().getFirst().micros()));
            assertThat(early.outputs()).hasSize(2);
            assertThat(early.outputs()).allSatisfy(trace -> assertThat(trace).hasSize(41));
            assertThat(largest(early.outputs().get(0)))
                    .isGreaterThan(largest(early.outputs().get(1)));
            assertThat(early.modelledMicroseconds()).isEqualTo(20 + 5 * 6);
        }
    }

    private static float largest(List<Float> values) {
        return values.stream().max(Float::compare).orElseThrow();
    }

    @Test
    void samplesOfAnotherSizeAreRefused() {
        try (SpikingDemonstration shown = demonstration()) {
            assertThatThrownBy(() -> shown.show(new float[2], 1)).isInstanceOf(DataException.class);
        }
    }
}
