package dev.synram.calibration.routine;

import dev.synram.calibration.measurement.DriverAmplitudes;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.Arrays;

/**
 * Ramp of a quadrant of synapse drivers: their mean amplitude is to be proportional to the activation. With amplitudes
 * {@code A} at a low and a high activation, {@code A(low) * high = A(high) * low} holds exactly when small activations
 * give neither too long nor too short pulses, regardless of the drivers' strength.
 */
public final class DriverRampRoutine implements Routine {

    private static final int LOW = 4;
    private static final int HIGH = 28;
    private static final int REPETITIONS = 2;

    private final DriverAmplitudes amplitudes = DriverAmplitudes.precise(REPETITIONS, LOW, HIGH);

    @Override
    public Cell cell() {
        return Cell.DRIVER_RAMP;
    }

    @Override
    public void prepare(Chip chip) {
        amplitudes.writeWeights(chip);
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        double[][] measured = amplitudes.measure(chip, noise);
        double[] excess = new double[measured[0].length];
        Arrays.setAll(excess, driver -> measured[0][driver] - measured[1][driver] * LOW / HIGH);
        return DriverOffsetRoutine.quadrantMeans(excess);
    }

    @Override
    public double tolerance() {
        return 0.5;
    }
}
