package dev.synram.calibration.routine;

import static dev.synram.chip.ChipGeometry.QUADRANTS;
import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

import dev.synram.calibration.measurement.DriverAmplitudes;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.Arrays;

/**
 * Synapse driver offsets: every driver, measured alone, is to give the mean amplitude of the drivers of its quadrant.
 * These share a ramp, and as long as their mean is unchanged, it stays proportional to the activation. The amplitude is
 * the sum over a low and a high activation, so that a driver's slope error cancels in the middle of the range.
 */
public final class DriverOffsetRoutine implements Routine {

    private static final int LOW = 6;
    private static final int HIGH = 22;
    private static final int REPETITIONS = 4;

    private final double[] targets;
    private final DriverAmplitudes amplitudes;

    private DriverOffsetRoutine(DriverAmplitudes amplitudes, double[] targets) {
        this.amplitudes = amplitudes;
        this.targets = targets;
    }

    /** A routine whose targets are the means with the present settings of the cells; overwrites the weights. */
    public static DriverOffsetRoutine towardsMeans(Chip chip, NoiseKey noise) {
        DriverAmplitudes amplitudes = new DriverAmplitudes(REPETITIONS, LOW, HIGH);
        DriverAmplitudes.writeWeights(chip);
        double[] sums = sums(amplitudes.measure(chip, noise));
        double[] targets = new double[chip.geometry().hemispheres() * QUADRANTS];
        for (int driver = 0; driver < sums.length; driver++) {
            targets[quadrant(driver)] += sums[driver] * QUADRANTS / SIGNED_INPUTS;
        }
        return new DriverOffsetRoutine(amplitudes, targets);
    }

    /** The quadrant of a driver: even and odd drivers of each hemisphere. */
    static int quadrant(int driver) {
        return driver / SIGNED_INPUTS * QUADRANTS + driver % QUADRANTS;
    }

    private static double[] sums(double[][] amplitudes) {
        double[] sums = new double[amplitudes[0].length];
        Arrays.setAll(sums, driver -> amplitudes[0][driver] + amplitudes[1][driver]);
        return sums;
    }

    @Override
    public Cell cell() {
        return Cell.DRIVER_OFFSET;
    }

    @Override
    public void prepare(Chip chip) {
        DriverAmplitudes.writeWeights(chip);
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        double[] sums = sums(amplitudes.measure(chip, noise));
        double[] residuals = new double[sums.length];
        Arrays.setAll(residuals, driver -> targets[quadrant(driver)] - sums[driver]);
        return residuals;
    }

    @Override
    public double tolerance() {
        return 0.04 * Statistics.mean(targets);
    }
}
