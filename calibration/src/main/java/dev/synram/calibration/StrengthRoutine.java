package dev.synram.calibration;

import static dev.synram.chip.ChipGeometry.COLUMNS;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Run;

/**
 * Strength of one of the two synaptic inputs: all drivers with one medium weight are to move every neuron by the same
 * amplitude. Both inputs have the same target, so that a weight counts the same with either sign.
 */
public final class StrengthRoutine implements Routine {

    private static final int WEIGHT = 16;
    private static final int ACTIVATION = 12;
    private static final int REPETITIONS = 64;

    private final Cell cell;
    private final int sign;
    private final double target;
    private final MeanResults results = new MeanResults(MacSettings.DEFAULT, REPETITIONS);

    private StrengthRoutine(Cell cell, int sign, double target) {
        this.cell = cell;
        this.sign = sign;
        this.target = target;
    }

    /** The excitatory inputs. */
    public static StrengthRoutine excitatory(double target) {
        return new StrengthRoutine(Cell.EXCITATORY_STRENGTH, 1, target);
    }

    /** The inhibitory inputs. */
    public static StrengthRoutine inhibitory(double target) {
        return new StrengthRoutine(Cell.INHIBITORY_STRENGTH, -1, target);
    }

    /** The target for both inputs: the median excitatory amplitude with the cells as they are. */
    public static double medianAmplitude(Chip chip, Run run) {
        StrengthRoutine excitatory = excitatory(0);
        excitatory.prepare(chip);
        return Statistics.median(excitatory.measureDeviation(chip, run));
    }

    @Override
    public String title() {
        return sign > 0 ? "excitatory strengths" : "inhibitory strengths";
    }

    @Override
    public Cell cell() {
        return cell;
    }

    @Override
    public void prepare(Chip chip) {
        Uniform.write(chip, sign * WEIGHT);
    }

    @Override
    public double[] measureDeviation(Chip chip, Run run) {
        byte[][] vectors = {Uniform.vector(ACTIVATION), Uniform.vector(0)};
        double[] deviation = new double[cell.instances(chip.geometry())];
        for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
            double[][] means = results.measure(chip, hemisphere, run, vectors);
            for (int column = 0; column < COLUMNS; column++) {
                double amplitude = sign * (means[0][column] - means[1][column]);
                deviation[hemisphere * COLUMNS + column] = amplitude - target;
            }
        }
        return deviation;
    }
}
