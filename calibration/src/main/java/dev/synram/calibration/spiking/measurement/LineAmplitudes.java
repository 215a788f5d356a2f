package dev.synram.calibration.spiking.measurement;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Quadrants;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.Readout;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;

/**
 * By how much events pull down the excitatory lines, the median over the columns of every quadrant, in CADC LSB (calix: {@code
 * DACBiasCalibCADC}).
 */
public final class LineAmplitudes implements Measurement {

    private static final int WEIGHT = 32;
    private static final int READINGS_BEFORE = 2;

    /** The next reading follows their arrival closely, so that the time constant of a line hardly shows. */
    private static final double EVENT_MICROS =
            READINGS_BEFORE * SpikingRecord.CADC_INTERVAL_MICROS - InputRows.LATENCY_MICROS;

    private final SpikingConfiguration configuration;
    private final int drivers;
    private final int repetitions;

    /**
     * Prepares a measurement.
     *
     * @param drivers how many send one event
     * @param repetitions of the measurement, averaged
     */
    public LineAmplitudes(NeuronBank bank, Chip chip, int drivers, int repetitions) {
        this.drivers = drivers;
        this.repetitions = repetitions;
        SpikingConfiguration.Builder builder = bank.configuration(
                neuron -> neuron.withSpikes(false).withSent(false).withReadout(Readout.EXCITATORY_LINE));
        InputRows.open(builder, chip.geometry(), drivers, WEIGHT);
        configuration = builder.build();
    }

    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        Events.Builder events = Events.builder();
        for (int driver = 0; driver < drivers; driver++) {
            events.add(EVENT_MICROS, InputRows.label(InputSide.EXCITATORY, driver));
        }
        SpikingRun run = SpikingRun.of(events.build(), SpikingRecord.CADC_INTERVAL_MICROS * (READINGS_BEFORE + 0.5));
        double[][] samples = Recordings.cadc(chip, configuration, run, repetitions, noise);
        double[] drops = new double[samples[0].length];
        for (int i = 0; i < drops.length; i++) {
            for (int sample = 0; sample < READINGS_BEFORE; sample++) {
                drops[i] += samples[sample][i] / READINGS_BEFORE;
            }
            drops[i] -= samples[READINGS_BEFORE][i];
        }
        return Quadrants.medians(drops);
    }
}
