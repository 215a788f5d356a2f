package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.InputAmplitudes;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.Quadrants;
import dev.synram.calibration.measurement.Residuals;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.Arrays;

/**
 * Synapse bias: the median amplitude of the columns of every quadrant must be that of the weakest quadrant, which all can reach
 * (calix: {@code DACBiasCalib}). The public software reads the synaptic lines; on membranes, the bias also evens out what
 * differs between the synaptic inputs of quadrants.
 */
public final class SynapseBiasRoutine implements Routine {

    /** Small enough for the narrow range of the CADC while drivers are calibrated. */
    private static final int SMALL_WEIGHT = 6;

    private static final int MEDIUM_WEIGHT = 12;

    private final double target;
    private final InputAmplitudes amplitudes;

    private SynapseBiasRoutine(InputAmplitudes amplitudes, double target) {
        this.amplitudes = amplitudes;
        this.target = target;
    }

    /**
     * A routine for the CADC's range for drivers; overwrites the weights. It uses inhibitory weights, because resting
     * membranes read high in that range.
     *
     * @param repetitions of the measurement, averaged
     */
    public static SynapseBiasRoutine forDrivers(Chip chip, int repetitions, NoiseKey noise) {
        return towardsWeakest(chip, new InputAmplitudes(InputSide.INHIBITORY, SMALL_WEIGHT, repetitions), noise);
    }

    /**
     * A routine for the CADC's range for neurons; overwrites the weights.
     *
     * @param repetitions of the measurement, averaged
     */
    public static SynapseBiasRoutine forNeurons(Chip chip, int repetitions, NoiseKey noise) {
        return towardsWeakest(chip, new InputAmplitudes(InputSide.EXCITATORY, MEDIUM_WEIGHT, repetitions), noise);
    }

    private static SynapseBiasRoutine towardsWeakest(Chip chip, InputAmplitudes amplitudes, NoiseKey noise) {
        amplitudes.writeWeights(chip);
        double[] medians = Quadrants.medians(amplitudes.measure(chip, noise));
        return new SynapseBiasRoutine(amplitudes, Arrays.stream(medians).min().orElseThrow());
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
