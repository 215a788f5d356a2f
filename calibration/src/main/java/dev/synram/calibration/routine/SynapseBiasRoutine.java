package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.InputAmplitudes;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Quadrants;
import dev.synram.calibration.measurement.Residuals;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/**
 * Synapse bias: the median amplitude of the columns of every quadrant is to be the target.
 *
 * <p>The public routine uses the weakest quadrant as its target. This one first makes all quadrants equal and, once
 * drivers and time constants are calibrated, gives all chips the same gain: the range of the bias above its usual value
 * is sufficient for that.
 */
public final class SynapseBiasRoutine implements Routine {

    /** Small enough for the narrow range of the CADC while drivers are calibrated. */
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
     * A routine whose target is the mean of the quadrants with the present settings of the cells; overwrites the
     * weights. It uses inhibitory weights, because resting membranes read high in the CADC's range for drivers.
     */
    public static SynapseBiasRoutine towardsMean(Chip chip, NoiseKey noise) {
        InputAmplitudes amplitudes = new InputAmplitudes(InputSide.INHIBITORY, SMALL_WEIGHT, REPETITIONS);
        amplitudes.writeWeights(chip);
        return new SynapseBiasRoutine(amplitudes, Statistics.mean(Quadrants.medians(amplitudes.measure(chip, noise))));
    }

    /** A routine whose target is a gain, in LSB per unit of activation x weight. */
    public static SynapseBiasRoutine towardsGain(double gain) {
        InputAmplitudes amplitudes = new InputAmplitudes(InputSide.EXCITATORY, MEDIUM_WEIGHT, REPETITIONS);
        return new SynapseBiasRoutine(amplitudes, amplitudes.expected(gain));
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
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        return Residuals.from(target, Quadrants.medians(amplitudes.measure(chip, noise)));
    }

    @Override
    public double tolerance() {
        return 0.03 * target;
    }
}
