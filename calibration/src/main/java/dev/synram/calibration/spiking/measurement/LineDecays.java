package dev.synram.calibration.spiking.measurement;

import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.Readout;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.Arrays;

/**
 * Time constants of synaptic inputs in µs: fits to the decay of their lines after a few events, recorded by an ADC (calix:
 * {@code SynTimeConstantCalib}).
 */
public final class LineDecays implements Measurement {

    private static final int DRIVERS = 4;
    private static final double START_MICROS = 1;
    private static final double SPAN = 6;
    private static final double SHORTEST_RECORDED_MICROS = 4;
    private static final double CONSIDERED = 8;
    private static final double NANOS_PER_MICRO = 1e3;

    private final InputSide side;
    private final SpikingConfiguration configuration;
    private final double expectedMicros;
    private final boolean fast;
    private final int repetitions;

    private LineDecays(
            InputSide side, SpikingConfiguration configuration, double expectedMicros, boolean fast, int repetitions) {
        this.side = side;
        this.configuration = configuration;
        this.expectedMicros = expectedMicros;
        this.fast = fast;
        this.repetitions = repetitions;
    }

    /**
     * Records every line by the fast ADC.
     *
     * @param expectedMicros approximate time constant
     * @param repetitions recordings of every line, averaged
     */
    public static LineDecays madc(
            NeuronBank bank, ChipGeometry geometry, InputSide side, double expectedMicros, int repetitions) {
        return new LineDecays(side, configuration(bank, geometry, side), expectedMicros, true, repetitions);
    }

    /**
     * Records all lines at once by the CADC, for time constants of more than 3 µs.
     *
     * @param expectedMicros approximate time constant
     * @param repetitions recordings of all lines, averaged
     */
    public static LineDecays cadc(
            NeuronBank bank, ChipGeometry geometry, InputSide side, double expectedMicros, int repetitions) {
        return new LineDecays(side, configuration(bank, geometry, side), expectedMicros, false, repetitions);
    }

    private static SpikingConfiguration configuration(NeuronBank bank, ChipGeometry geometry, InputSide side) {
        Readout readout = side == InputSide.EXCITATORY ? Readout.EXCITATORY_LINE : Readout.INHIBITORY_LINE;
        SpikingConfiguration.Builder builder = bank.configuration(
                neuron -> neuron.withSpikes(false).withSent(false).withReadout(readout));
        InputRows.open(builder, geometry, DRIVERS, MAX_WEIGHT);
        return builder.build();
    }

    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        Events.Builder events = Events.builder();
        for (int driver = 0; driver < DRIVERS; driver++) {
            events.add(START_MICROS, InputRows.label(side, driver));
        }
        double fitted = START_MICROS + InputRows.LATENCY_MICROS;
        double micros = fitted + Math.max(SHORTEST_RECORDED_MICROS, SPAN * expectedMicros);
        SpikingRun run = SpikingRun.of(events.build(), micros);
        double interval = fast ? Chip.MADC_INTERVAL_NANOS / NANOS_PER_MICRO : SpikingRecord.CADC_INTERVAL_MICROS;
        int first = (int) Math.ceil(fitted / interval);
        double[][] traces = fast
                ? Recordings.madc(chip, configuration, run, repetitions, noise)
                : Recordings.transposed(Recordings.cadc(chip, configuration, run, repetitions, noise), first);
        double[] times = new double[traces.length];
        Arrays.setAll(
                times,
                i -> ExponentialFit.timeConstant(
                        fast ? Arrays.copyOfRange(traces[i], first, traces[i].length) : traces[i],
                        interval,
                        expectedMicros / CONSIDERED,
                        expectedMicros * CONSIDERED));
        return times;
    }
}
