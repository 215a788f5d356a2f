package dev.synram.calibration.spiking.routine;

import dev.synram.calibration.spiking.measurement.Measurement;
import dev.synram.calibration.spiking.measurement.NeuronBank;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.spiking.NeuronSettings;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Chooses a bit that changes the range of a time constant, neuron by neuron: those that cannot reach the target with the cell
 * near its largest value get another setting (calix: {@code MembraneTimeConstCalibReset}, {@code SynTimeConstantCalib}).
 *
 * @param cell whose larger values give smaller time constants
 * @param near value of the cell for the decision: room is left for the search
 * @param measurement of the neurons of a bank
 */
public record RangeChoice(Cell cell, int near, Function<NeuronBank, Measurement> measurement) {

    /** Most of the range (calix). */
    public static final int MOST = 920;

    /**
     * Puts the slow setting into all neurons of the bank, and the fast one into those whose smallest time constant exceeds the
     * target then.
     */
    public void choose(
            Chip chip,
            NeuronBank bank,
            double target,
            UnaryOperator<NeuronSettings> slow,
            UnaryOperator<NeuronSettings> fast,
            NoiseKey noise) {
        bank.change(slow);
        int[] saved = chip.readCells(cell);
        int[] values = new int[saved.length];
        Arrays.fill(values, near);
        chip.writeCells(cell, values);
        double[] smallest = measurement.apply(bank).once(chip, noise);
        chip.writeCells(cell, saved);
        for (int i = 0; i < smallest.length; i++) {
            if (smallest[i] > target) {
                bank.set(i, fast.apply(bank.get(i)));
            }
        }
    }
}
