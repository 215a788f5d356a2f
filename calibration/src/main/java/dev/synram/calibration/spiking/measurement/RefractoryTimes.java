package dev.synram.calibration.spiking.measurement;

import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.ChipTime;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRun;
import java.util.List;

/**
 * Times in µs from one spike of a neuron to the next while events, each of which makes it spike unless it is refractory, arrive
 * in quick succession.
 */
public final class RefractoryTimes implements Measurement {

    /** Close to what the 8-bit counters hold. */
    private static final int SPIKES = 200;

    private static final int MOST_EVENTS = 20_000;

    private final SpikingConfiguration configuration;
    private final double expectedMicros;

    /** Prepares a measurement of times near an expected one. */
    public RefractoryTimes(NeuronBank bank, Chip chip, double expectedMicros) {
        this.expectedMicros = expectedMicros;
        SpikingConfiguration.Builder builder = bank.configuration(neuron -> neuron.withSent(false)
                .withExcitatory(neuron.excitatory().withEnabled(true).withBypassed(true))
                .withInhibitory(neuron.inhibitory().withEnabled(false)));
        InputRows.open(builder, chip.geometry(), 1, MAX_WEIGHT);
        configuration = builder.build();
    }

    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        int cycles = ChipTime.cycles(SPIKES * expectedMicros);
        int between = Math.max(1, Math.ceilDiv(cycles, MOST_EVENTS));
        Events.Builder events = Events.builder();
        for (int cycle = 0; cycle < cycles; cycle += between) {
            events.add(ChipTime.micros(cycle), InputRows.label(InputSide.EXCITATORY, 0));
        }
        double micros = ChipTime.micros(cycles);
        int[] spikes = chip.emulate(configuration, List.of(SpikingRun.of(events.build(), micros)), noise)
                .getFirst()
                .counters()
                .spikes();
        double[] times = new double[spikes.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = spikes[i] == 0 ? 0 : micros / spikes[i];
        }
        return times;
    }
}
