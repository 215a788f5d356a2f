package dev.synram.calibration.spiking.measurement;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Time constants of membranes in µs: fits to the return of membranes to rest from a reset above it (calix: {@code
 * MembraneTimeConstCalibReset}).
 */
public final class MembraneDecays implements Measurement {

    /**
     * How far the reset potential is above the leak, in cell steps: about 67 LSB, of which the errors of both potentials may take
     * half.
     */
    private static final int RAISED = 160;

    private static final double SPAN = 7;
    private static final double SHORTEST_RECORDED_MICROS = 6;
    private static final double CONSIDERED = 8;
    private static final double NANOS_PER_MICRO = 1e3;

    private final SpikingConfiguration configuration;
    private final double expectedMicros;
    private final boolean fast;
    private final int repetitions;
    private final HeldCells held = new HeldCells();

    private MembraneDecays(SpikingConfiguration configuration, double expectedMicros, boolean fast, int repetitions) {
        this.configuration = configuration;
        this.expectedMicros = expectedMicros;
        this.fast = fast;
        this.repetitions = repetitions;
    }

    /**
     * Records every membrane by the fast ADC.
     *
     * @param expectedMicros approximate time constant
     * @param repetitions recordings of every membrane, averaged
     */
    public static MembraneDecays madc(
            NeuronBank bank, UnaryOperator<NeuronSettings> change, double expectedMicros, int repetitions) {
        return new MembraneDecays(silent(bank, change), expectedMicros, true, repetitions);
    }

    /**
     * Records all membranes at once by the CADC, for time constants of more than 3 µs.
     *
     * @param expectedMicros approximate time constant
     * @param repetitions recordings of all membranes, averaged
     */
    public static MembraneDecays cadc(
            NeuronBank bank, UnaryOperator<NeuronSettings> change, double expectedMicros, int repetitions) {
        return new MembraneDecays(silent(bank, change), expectedMicros, false, repetitions);
    }

    private static SpikingConfiguration silent(NeuronBank bank, UnaryOperator<NeuronSettings> change) {
        return bank.configuration(
                        neuron -> change.apply(neuron).withSpikes(false).withSent(false))
                .build();
    }

    @Override
    public void prepare(Chip chip) {
        int[] leak = chip.readCells(Cell.LEAK_POTENTIAL);
        int[] raised = Arrays.stream(leak)
                .map(value -> Math.min(value + RAISED, Cell.RESET_POTENTIAL.max()))
                .toArray();
        held.write(chip, Cell.RESET_POTENTIAL, raised);
    }

    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        double micros = Math.max(SHORTEST_RECORDED_MICROS, SPAN * expectedMicros);
        SpikingRun run = SpikingRun.of(Events.NONE, micros).startingFromReset();
        double interval = fast ? Chip.MADC_INTERVAL_NANOS / NANOS_PER_MICRO : SpikingRecord.CADC_INTERVAL_MICROS;
        double[][] traces = fast
                ? Recordings.madc(chip, configuration, run, repetitions, noise)
                : Recordings.transposed(Recordings.cadc(chip, configuration, run, repetitions, noise), 0);
        double[] times = new double[traces.length];
        Arrays.setAll(
                times,
                i -> ExponentialFit.timeConstant(
                        traces[i], interval, expectedMicros / CONSIDERED, expectedMicros * CONSIDERED));
        return times;
    }

    @Override
    public void finish(Chip chip) {
        held.restore(chip);
    }
}
