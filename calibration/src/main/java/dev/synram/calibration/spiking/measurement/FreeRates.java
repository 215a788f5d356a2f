package dev.synram.calibration.spiking.measurement;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.EventCounters;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRun;
import java.util.List;

/**
 * Rates in kHz of neurons that spike without any input, because their leak potential is above their threshold, from their spike
 * counters.
 */
public final class FreeRates implements Measurement {

    /** Part of what the counters hold, at the largest rate expected (calix: {@code LeakOverThresholdCalib}). */
    private static final double FILLED = 0.8;

    private static final double MILLIS_PER_MICRO = 1e-3;

    private final SpikingConfiguration configuration;
    private final double micros;

    /**
     * Prepares a measurement.
     *
     * @param largestKilohertz the largest rate expected
     */
    public FreeRates(NeuronBank bank, double largestKilohertz) {
        configuration = bank.configuration(neuron -> neuron.withSpikes(true).withSent(false))
                .build();
        micros = FILLED * EventCounters.LARGEST_COUNT / (largestKilohertz * MILLIS_PER_MICRO);
    }

    /** A counter that overflowed counts as full. */
    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        EventCounters counters = chip.emulate(configuration, List.of(SpikingRun.of(Events.NONE, micros)), noise)
                .getFirst()
                .counters();
        double[] rates = new double[counters.spikes().length];
        for (int i = 0; i < rates.length; i++) {
            int count = counters.overflowed()[i] ? EventCounters.LARGEST_COUNT : counters.spikes()[i];
            rates[i] = count / (micros * MILLIS_PER_MICRO);
        }
        return rates;
    }
}
