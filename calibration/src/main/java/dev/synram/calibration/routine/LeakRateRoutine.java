package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.MeanReadings;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Leak bias: a membrane that is reset to below its resting potential is to return to it with the target time constant
 * (calix: {@code MembraneTimeConstCalibCADC}).
 */
public final class LeakRateRoutine implements Routine {

    /** How far the reset potential is lowered, in cell steps: about 50 LSB. */
    private static final int LOWERED = 88;

    private final double micros;
    private final MeanReadings readings;
    private int[] resetPotentials = {};

    /**
     * Makes a routine.
     *
     * @param micros target time constant
     * @param repetitions of every reading, averaged
     */
    public LeakRateRoutine(double micros, int repetitions) {
        this.micros = micros;
        readings = new MeanReadings(repetitions);
    }

    @Override
    public Cell cell() {
        return Cell.LEAK_BIAS;
    }

    @Override
    public void prepare(Chip chip) {
        resetPotentials = chip.readCells(Cell.RESET_POTENTIAL);
        int[] lowered = resetPotentials.clone();
        for (int i = 0; i < lowered.length; i++) {
            lowered[i] = Math.max(Cell.RESET_POTENTIAL.min(), lowered[i] - LOWERED);
        }
        chip.writeCells(Cell.RESET_POTENTIAL, lowered);
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        double[] early = readings.membranes(chip, 0, noise.fold(0));
        double[] later = readings.membranes(chip, micros, noise.fold(1));
        double[] rest = readings.membranes(chip, PotentialRoutine.RESTING_MICROS, noise.fold(2));
        double expected = -Math.expm1(-1);
        double[] residuals = new double[early.length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = (later[i] - early[i]) - expected * (rest[i] - early[i]);
        }
        return residuals;
    }

    /** A time constant 10 % too long leaves a membrane about 2 LSB short. */
    @Override
    public double tolerance() {
        return 4;
    }

    @Override
    public void finish(Chip chip) {
        chip.writeCells(Cell.RESET_POTENTIAL, resetPotentials);
    }
}
