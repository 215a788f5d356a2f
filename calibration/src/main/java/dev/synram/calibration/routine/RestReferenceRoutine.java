package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.MeanReadings;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Reference of one of the two synaptic inputs: with the leak on and the other input switched off, a membrane must rest where
 * it does without constant currents (calix: {@code SynReferenceCalib}, one reading of every membrane).
 */
public final class RestReferenceRoutine implements Routine {

    private static final MeanReadings READING = new MeanReadings(1);

    private final InputSide side;
    private final double target;
    private final int[] leakBiases;
    private final OtherInput other;
    private int[] operatingLeakBiases = {};

    /**
     * Makes a routine for one input.
     *
     * @param target reading of a resting membrane without constant currents
     * @param leakBiases setting of the leak during the measurement, one value a neuron
     */
    public RestReferenceRoutine(InputSide side, double target, int[] leakBiases) {
        this.side = side;
        other = new OtherInput(side);
        this.target = target;
        this.leakBiases = leakBiases.clone();
    }

    @Override
    public Cell cell() {
        return side.reference();
    }

    @Override
    public void prepare(Chip chip) {
        operatingLeakBiases = chip.readCells(Cell.LEAK_BIAS);
        other.switchOff(chip);
        chip.writeCells(Cell.LEAK_BIAS, leakBiases);
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        double[] residuals = READING.membranes(chip, PotentialRoutine.RESTING_MICROS, noise);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = side.sign() * (target - residuals[i]);
        }
        return residuals;
    }

    /** About 0.1 LSB per µs with a time constant of 60 µs. */
    @Override
    public double tolerance() {
        return 6;
    }

    @Override
    public void finish(Chip chip) {
        other.restore(chip);
        chip.writeCells(Cell.LEAK_BIAS, operatingLeakBiases);
    }
}
