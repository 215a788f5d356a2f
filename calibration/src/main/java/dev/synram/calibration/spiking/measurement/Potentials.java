package dev.synram.calibration.spiking.measurement;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.function.UnaryOperator;

/** Mean CADC readings of membranes that do not spike: at rest, or just reset. */
public final class Potentials implements Measurement {

    private final SpikingConfiguration configuration;
    private final SpikingRun run;
    private final int repetitions;

    private Potentials(SpikingConfiguration configuration, SpikingRun run, int repetitions) {
        this.configuration = configuration;
        this.run = run;
        this.repetitions = repetitions;
    }

    /**
     * Membranes at rest.
     *
     * @param change of the neurons for the measurement, beside that they do not spike
     * @param repetitions runs of which one reading each is averaged
     */
    public static Potentials resting(NeuronBank bank, UnaryOperator<NeuronSettings> change, int repetitions) {
        return new Potentials(silent(bank, change), oneReading(), repetitions);
    }

    /** Membranes just reset. */
    public static Potentials reset(NeuronBank bank, UnaryOperator<NeuronSettings> change, int repetitions) {
        return new Potentials(silent(bank, change), oneReading().startingFromReset(), repetitions);
    }

    /** Turns both synaptic inputs off. */
    public static NeuronSettings withoutInputs(NeuronSettings neuron) {
        return neuron.withExcitatory(neuron.excitatory().withEnabled(false))
                .withInhibitory(neuron.inhibitory().withEnabled(false));
    }

    private static SpikingConfiguration silent(NeuronBank bank, UnaryOperator<NeuronSettings> change) {
        return bank.configuration(
                        neuron -> change.apply(neuron).withSpikes(false).withSent(false))
                .build();
    }

    private static SpikingRun oneReading() {
        return SpikingRun.of(Events.NONE, SpikingRecord.CADC_INTERVAL_MICROS / 2);
    }

    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        return Recordings.cadc(chip, configuration, run, repetitions, noise)[0];
    }
}
