package dev.synram.calibration.spiking.measurement;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.MAX_WEIGHT;
import static dev.synram.chip.geometry.ChipGeometry.QUADRANTS;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.DriverSettings;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.Readout;
import dev.synram.chip.spiking.ShortTermPlasticity;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The pulses of all synapse drivers with short-term plasticity that events do not change: by how much {@value #EVENTS} events of
 * the largest weight pull down the excitatory lines, the median over the columns in CADC LSB (calix: {@code STPMultiplication}).
 */
public final class DriverPulses implements Measurement {

    /** They pull down the lines by about 20 LSB. */
    private static final int EVENTS = 6;

    private static final double BETWEEN_EVENTS_MICROS = 0.04;
    private static final int READINGS_BEFORE = 2;

    /** The next reading follows their arrival closely, so that the time constant of a line hardly shows. */
    private static final double EVENT_MICROS =
            READINGS_BEFORE * SpikingRecord.CADC_INTERVAL_MICROS - InputRows.LATENCY_MICROS;

    /** Charge and recovery have one voltage, so that neither matters. */
    private static final ShortTermPlasticity CONSTANT = ShortTermPlasticity.of(0, 0, false);

    private final SpikingConfiguration configuration;
    private final int voltage;
    private final int repetitions;
    private final HeldCells held = new HeldCells();

    /**
     * Prepares a measurement.
     *
     * @param voltage value of the cells of charge and recovery
     * @param repetitions of the measurement, averaged
     */
    public DriverPulses(NeuronBank bank, Chip chip, int voltage, int repetitions) {
        this.voltage = voltage;
        this.repetitions = repetitions;
        SpikingConfiguration.Builder builder = bank.configuration(
                neuron -> neuron.withSpikes(false).withSent(false).withReadout(Readout.EXCITATORY_LINE));
        InputRows.open(builder, chip.geometry(), SIGNED_INPUTS, MAX_WEIGHT);
        configuration = builder.allDrivers(DriverSettings.DEFAULT.withPlasticity(CONSTANT))
                .build();
    }

    @Override
    public void prepare(Chip chip) {
        held.write(chip, Cell.PLASTICITY_CHARGE_0, voltage);
        held.write(chip, Cell.PLASTICITY_RECOVERY_0, voltage);
    }

    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        List<SpikingRun> runs = new ArrayList<>();
        for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
            SpikingRun run = run(driver);
            for (int i = 0; i < repetitions; i++) {
                runs.add(run);
            }
        }
        List<SpikingRecord> records = chip.emulate(configuration, runs, noise);
        double[] pulses = new double[chip.geometry().hemispheres() * SIGNED_INPUTS];
        for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
            double[] drops = drops(records.subList(driver * repetitions, (driver + 1) * repetitions));
            for (int first = 0; first < drops.length; first += COLUMNS) {
                pulses[first / COLUMNS * SIGNED_INPUTS + driver] =
                        Statistics.median(Arrays.copyOfRange(drops, first, first + COLUMNS));
            }
        }
        return pulses;
    }

    private static SpikingRun run(int driver) {
        Events.Builder events = Events.builder();
        for (int i = 0; i < EVENTS; i++) {
            events.add(EVENT_MICROS + i * BETWEEN_EVENTS_MICROS, InputRows.label(InputSide.EXCITATORY, driver));
        }
        return SpikingRun.of(events.build(), SpikingRecord.CADC_INTERVAL_MICROS * (READINGS_BEFORE + 0.5))
                .withCadc();
    }

    /** By how much each column reads less after the events than before, on average. */
    private static double[] drops(List<SpikingRecord> records) {
        double[] drops = new double[Recordings.trace(records.getFirst())[0].length];
        for (SpikingRecord each : records) {
            int[][] readings = Recordings.trace(each);
            for (int i = 0; i < drops.length; i++) {
                for (int sample = 0; sample < READINGS_BEFORE; sample++) {
                    drops[i] += readings[sample][i] / (double) (READINGS_BEFORE * records.size());
                }
                drops[i] -= readings[READINGS_BEFORE][i] / (double) records.size();
            }
        }
        return drops;
    }

    @Override
    public void finish(Chip chip) {
        held.restore(chip);
    }

    /** For every driver, the median over the drivers of its quadrant. */
    public static double[] quadrantMedians(double[] drivers) {
        double[] medians = new double[drivers.length];
        Arrays.setAll(medians, driver -> Statistics.median(quadrant(drivers, driver)));
        return medians;
    }

    private static double[] quadrant(double[] drivers, int driver) {
        int first = driver / SIGNED_INPUTS * SIGNED_INPUTS + driver % QUADRANTS;
        double[] quadrant = new double[SIGNED_INPUTS / QUADRANTS];
        Arrays.setAll(quadrant, i -> drivers[first + i * QUADRANTS]);
        return quadrant;
    }
}
