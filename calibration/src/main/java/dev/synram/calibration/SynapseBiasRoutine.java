package dev.synram.calibration;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.Run;

/**
 * Synapse bias: the median amplitude of the columns of every quadrant is to be the same. The target is the mean of the
 * quadrants at the wanted bias, which all can reach as long as that lies well below the end of the range. Measured downwards, because resting membranes read
 * high in the CADC's range for drivers.
 */
public final class SynapseBiasRoutine implements Routine {

    /** Low enough for the narrow range of the CADC while drivers are calibrated. */
    private static final int WEIGHT = 6;

    private static final int REPETITIONS = 32;

    private final double target;
    private final InputAmplitudes amplitudes = new InputAmplitudes(InputSide.INHIBITORY, WEIGHT, REPETITIONS);

    /**
     * Makes a routine.
     *
     * @param target median amplitude of every quadrant, see {@link #meanAmplitude}
     */
    public SynapseBiasRoutine(double target) {
        this.target = target;
    }

    /** The mean of the quadrants with the cells as they are. */
    public static double meanAmplitude(Chip chip, Run run) {
        SynapseBiasRoutine routine = new SynapseBiasRoutine(0);
        routine.prepare(chip);
        return Statistics.mean(routine.measureDeviation(chip, run));
    }

    @Override
    public String title() {
        return "synapse bias";
    }

    @Override
    public Cell cell() {
        return Cell.SYNAPSE_BIAS;
    }

    @Override
    public void prepare(Chip chip) {
        amplitudes.writeWeights(chip);
    }

    @Override
    public double[] measureDeviation(Chip chip, Run run) {
        return Deviations.from(target, Quadrants.medians(amplitudes.measure(chip, run)));
    }

    @Override
    public double tolerance() {
        return 0.03 * target;
    }
}
