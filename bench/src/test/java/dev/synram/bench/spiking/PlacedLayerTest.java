package dev.synram.bench.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.synram.bench.spiking.EmulatedLayer.Effects;
import dev.synram.chip.spiking.SpikingRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacedLayerTest {

    private static final double ONCE = 60;

    /** Half a cycle is the median delay of a stamp in ns. */
    private static final double STAMP = 4;

    /** Stamps alone make 2.7 ns. */
    private static final double LARGEST_CENTRAL = 3.5;

    @Test
    void whatTheChipEmulatesIsNearWhatWasAskedFor() {
        SpikingLayer wanted = SpikingLayer.drawn(300, 2, 1);
        SpikingLayer realized = new PlacedLayer(wanted, Effects.LINEAR.parameters()).realized();
        assertThat(realized.refractory()).isCloseTo(wanted.refractory(), within(0.01));
        double step = 0;
        for (double[] ofInput : wanted.weights()) {
            for (double weight : ofInput) {
                step = Math.max(step, Math.abs(weight) / 63);
            }
        }
        for (int neuron = 0; neuron < wanted.neurons(); neuron++) {
            assertThat(realized.tauMembrane()[neuron]).isCloseTo(wanted.tauMembrane()[neuron], within(0.1));
            assertThat(realized.tauInput()[neuron]).isCloseTo(wanted.tauInput()[neuron], within(0.05));
            assertThat(realized.threshold()[neuron]).isCloseTo(wanted.threshold()[neuron], within(0.01));
            assertThat(realized.reset()[neuron]).isZero();
            assertThat(realized.saturation()[neuron]).isZero();
            for (int input = 0; input < wanted.inputs(); input++) {
                assertThat(realized.weights()[input][neuron])
                        .isCloseTo(wanted.weights()[input][neuron], within(0.5001 * step));
            }
        }
    }

    /** Fixed seed: no false alarm. Nearly all spikes agree to a stamp; the others barely reach their threshold. */
    @ParameterizedTest
    @EnumSource(names = {"LINEAR", "SATURATING"})
    void theChipSpikesWhenTheReferenceDoes(Effects effects) {
        SpikingLayer drawn = SpikingLayer.drawn(120, 20, 1).withRefractory(ONCE);
        try (EmulatedLayer emulated = EmulatedLayer.of(drawn, effects, 2)) {
            SpikingLayer realized = emulated.placed().realized();
            List<SpikingRecord> records = emulated.emulate();
            FirstSpikes reference = LayerReference.firstSpikes(realized);
            FirstSpikes found = emulated.placed().firstSpikes(records);
            SpikeTimeError error = found.errorAgainst(reference, 37);
            assertThat(error.compared()).isGreaterThan(1000);
            assertThat(error.missing()).isLessThanOrEqualTo((int) PlacedLayer.dropped(records) + 2);
            assertThat(error.additional()).isLessThanOrEqualTo(2);
            assertThat(error.medianNanos()).isCloseTo(STAMP, within(1.0));
            assertThat(error.centralNanos()).isLessThan(LARGEST_CENTRAL);
            SpikeTimeError other = found.errorAgainst(LayerReference.firstSpikes(slower(realized)), 37);
            assertThat(other.centralNanos())
                    .as("a layer whose inputs are slower by 5 %%")
                    .isGreaterThan(10 * LARGEST_CENTRAL);
        }
    }

    private static SpikingLayer slower(SpikingLayer layer) {
        double[] tauInput = layer.tauInput().clone();
        for (int neuron = 0; neuron < tauInput.length; neuron++) {
            tauInput[neuron] *= 1.05;
        }
        return new SpikingLayer(
                layer.duration(),
                layer.refractory(),
                layer.tauMembrane(),
                tauInput,
                layer.threshold(),
                layer.reset(),
                layer.saturation(),
                layer.weights(),
                layer.samples());
    }

    @Test
    void activitiesAreFound() {
        SpikingLayer drawn = SpikingLayer.drawn(120, 20, 1);
        for (double spikes : new double[] {0, 15, 170}) {
            try (EmulatedLayer emulated = EmulatedLayer.withActivity(drawn, Effects.NOISY, 2, spikes)) {
                List<SpikingRecord> records = emulated.emulate();
                double found = (double) PlacedLayer.spikes(records) / records.size();
                assertThat(found).isCloseTo(spikes, within(0.05 * spikes));
            }
        }
    }

    @Test
    void layersLargerThanAChipAreRefused() {
        SpikingLayer drawn = SpikingLayer.drawn(513, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlacedLayer(drawn, Effects.LINEAR.parameters()))
                .withMessageContaining("513 neurons and 25 inputs; a chip takes 512 and 128");
    }
}
