package dev.synram.calibration.spiking.measurement;

import static dev.synram.chip.ChipGeometry.MAX_WEIGHT;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.Readout;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRun;
import java.util.Arrays;

/**
 * Time constants of synaptic inputs in µs: fits to the decay of their lines after a few events, recorded by the fast ADC (calix:
 * {@code SynTimeConstantCalib}).
 */
public final class LineDecays implements Measurement {

    private static final int DRIVERS = 4;
    private static final double START_MICROS = 1;

    /** From the first event to the first fitted sample: all events have arrived by then. */
    private static final double SETTLING_MICROS = 0.4;

    private static final double SPAN = 6;
    private static final double SHORTEST_RECORDED_MICROS = 4;
    private static final double CONSIDERED = 8;
    private static final double NANOS_PER_MICRO = 1e3;

    private final InputSide side;
    private final SpikingConfiguration configuration;
    private final double expectedMicros;
    private final int repetitions;

    /**
     * Prepares a measurement.
     *
     * @param expectedMicros approximate time constant
     * @param repetitions recordings of every line, averaged
     */
    public LineDecays(NeuronBank bank, Chip chip, InputSide side, double expectedMicros, int repetitions) {
        this.side = side;
        this.expectedMicros = expectedMicros;
        this.repetitions = repetitions;
        Readout readout = side == InputSide.EXCITATORY ? Readout.EXCITATORY_LINE : Readout.INHIBITORY_LINE;
        SpikingConfiguration.Builder builder = bank.configuration(
                neuron -> neuron.withSpikes(false).withSent(false).withReadout(readout));
        InputRows.open(builder, chip.geometry(), DRIVERS, MAX_WEIGHT);
        configuration = builder.build();
    }

    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        Events.Builder events = Events.builder();
        for (int driver = 0; driver < DRIVERS; driver++) {
            events.add(START_MICROS, InputRows.label(side, driver));
        }
        double fitted = START_MICROS + SETTLING_MICROS;
        double micros = fitted + Math.max(SHORTEST_RECORDED_MICROS, SPAN * expectedMicros);
        double interval = Chip.MADC_INTERVAL_NANOS / NANOS_PER_MICRO;
        int first = (int) Math.ceil(fitted / interval);
        double[][] traces =
                Recordings.madc(chip, configuration, SpikingRun.of(events.build(), micros), repetitions, noise);
        double[] times = new double[traces.length];
        Arrays.setAll(
                times,
                i -> ExponentialFit.timeConstant(
                        Arrays.copyOfRange(traces[i], first, traces[i].length),
                        interval,
                        expectedMicros / CONSIDERED,
                        expectedMicros * CONSIDERED));
        return times;
    }
}
