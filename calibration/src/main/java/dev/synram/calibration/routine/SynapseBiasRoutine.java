package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.InputAmplitudes;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Quadrants;
import dev.synram.calibration.measurement.StandardDeviation;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Synapse bias: the median amplitude of the columns of every quadrant is to be the target.
 *
 * <p>The public routine takes the weakest quadrant as its target. Ours first makes all quadrants equal, and, once drivers
 * and time constants are calibrated, gives all chips the same gain: the bias has room for that above its usual value.
 */
public final class SynapseBiasRoutine implements Routine {

    /** Low enough for the narrow range of the CADC while drivers are calibrated. */
    private static final int SMALL_WEIGHT = 6;

    private static final int MEDIUM_WEIGHT = 12;
    private static final int REPETITIONS = 32;

    private final double target;
    private final InputAmplitudes amplitudes;

    private SynapseBiasRoutine(InputAmplitudes amplitudes, double target) {
        this.amplitudes = amplitudes;
        this.target = target;
    }

    /**
     * Aims at the mean that the quadrants have with the cells as they are; overwrites the weights. Measured downwards,
     * because resting membranes read high in the CADC's range for drivers.
     */
    public static SynapseBiasRoutine towardsMean(Chip chip, NoiseKey noise) {
        InputAmplitudes amplitudes = new InputAmplitudes(InputSide.INHIBITORY, SMALL_WEIGHT, REPETITIONS);
        amplitudes.writeWeights(chip);
        return new SynapseBiasRoutine(amplitudes, Statistics.mean(Quadrants.medians(amplitudes.measure(chip, noise))));
    }

    /** Aims at a gain, in LSB per unit of activation x weight. */
    public static SynapseBiasRoutine towardsGain(double gain) {
        InputAmplitudes amplitudes = new InputAmplitudes(InputSide.EXCITATORY, MEDIUM_WEIGHT, REPETITIONS);
        return new SynapseBiasRoutine(amplitudes, amplitudes.expected(gain));
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
    public double[] measureDeviation(Chip chip, NoiseKey noise) {
        return StandardDeviation.from(target, Quadrants.medians(amplitudes.measure(chip, noise)));
    }

    @Override
    public double tolerance() {
        return 0.03 * target;
    }
}
