package dev.synram.calibration.spiking.measurement;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.Compartment;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.NeuronSettings;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRun;
import java.util.Arrays;

/**
 * Time constants of the conductances between compartments in µs. Neighbouring circuits are joined in pairs, one directly to the
 * shared line and one through its conductance, and begin at different potentials: their difference decays with {@code 1 / (2 /
 * tau_icc + 1 / tau_mem)} (calix: {@code multicomp/neuron_icc_bias.py}).
 */
public final class CompartmentDecays implements Measurement {

    /** How far the reset potential of one of each pair is above the leak, in cell steps. */
    private static final int RAISED = 160;

    private static final double SPAN = 6;
    private static final double SHORTEST_RECORDED_MICROS = 2;
    private static final double CONSIDERED = 8;
    private static final double NANOS_PER_MICRO = 1e3;

    private final SpikingConfiguration ofEven;
    private final SpikingConfiguration ofOdd;
    private final double expectedMicros;
    private final double membraneMicros;
    private final int repetitions;
    private final HeldCells held = new HeldCells();

    /**
     * Prepares a measurement.
     *
     * @param expectedMicros approximate time constant between compartments
     * @param membraneMicros time constant of the membranes
     * @param repetitions recordings of every membrane, averaged
     */
    public CompartmentDecays(NeuronBank bank, double expectedMicros, double membraneMicros, int repetitions) {
        this.expectedMicros = expectedMicros;
        this.membraneMicros = membraneMicros;
        this.repetitions = repetitions;
        ofEven = joined(bank, 0);
        ofOdd = joined(bank, 1);
    }

    /** Pairs of an even and the following odd column; those of one parity connect through their conductance. */
    private static SpikingConfiguration joined(NeuronBank bank, int parity) {
        NeuronBank pairs = bank.copy();
        for (int i = 0; i < bank.size(); i++) {
            boolean measured = i % 2 == parity;
            Compartment compartment = new Compartment(
                    measured ? Compartment.SomaConnection.CONDUCTANCE : Compartment.SomaConnection.DIRECT,
                    i % 2 == 0,
                    false,
                    false,
                    bank.get(i).compartment().conductance());
            pairs.set(i, bank.get(i).withCompartment(compartment));
        }
        return pairs.configuration(CompartmentDecays::silent).build();
    }

    private static NeuronSettings silent(NeuronSettings neuron) {
        return Potentials.withoutInputs(neuron).withSpikes(false).withSent(false);
    }

    @Override
    public void prepare(Chip chip) {
        int[] cells = chip.readCells(Cell.LEAK_POTENTIAL);
        for (int i = 0; i < cells.length; i += 2) {
            cells[i] = Math.min(cells[i] + RAISED, Cell.RESET_POTENTIAL.max());
        }
        held.write(chip, Cell.RESET_POTENTIAL, cells);
    }

    @Override
    public double[] measure(Chip chip, NoiseKey noise) {
        double[] times = new double[chip.geometry().hemispheres() * COLUMNS];
        fill(times, 0, chip, ofEven, noise.fold(0));
        fill(times, 1, chip, ofOdd, noise.fold(1));
        return times;
    }

    private void fill(double[] times, int parity, Chip chip, SpikingConfiguration pairs, NoiseKey noise) {
        double total = 1 / (2 / expectedMicros + 1 / membraneMicros);
        double micros = Math.max(SHORTEST_RECORDED_MICROS, SPAN * total);
        SpikingRun run = SpikingRun.of(Events.NONE, micros).startingFromReset();
        double[][] traces = Recordings.madc(chip, pairs, run, repetitions, noise);
        for (int i = 0; i < times.length; i += 2) {
            double[] difference = traces[i].clone();
            double[] other = traces[i + 1];
            Arrays.setAll(difference, sample -> difference[sample] - other[sample]);
            double decay = ExponentialFit.timeConstant(
                    difference,
                    Chip.MADC_INTERVAL_NANOS / NANOS_PER_MICRO,
                    total / CONSIDERED,
                    Math.min(total * CONSIDERED, membraneMicros));
            times[i + parity] = 2 / Math.max(1 / decay - 1 / membraneMicros, 1 / (CONSIDERED * expectedMicros));
        }
    }

    @Override
    public void finish(Chip chip) {
        held.restore(chip);
    }
}
