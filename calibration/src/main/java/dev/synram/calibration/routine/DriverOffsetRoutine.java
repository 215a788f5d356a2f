package dev.synram.calibration.routine;

import static dev.synram.chip.geometry.ChipGeometry.MAX_ACTIVATION;
import static dev.synram.chip.geometry.ChipGeometry.QUADRANTS;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.calibration.measurement.DriverAmplitudes;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.Arrays;

/** Synapse driver offsets: the amplitude of every driver, summed over some activations, must be its target. */
public final class DriverOffsetRoutine implements Routine {

    private static final int LOW = 6;
    private static final int HIGH = 22;
    private static final int REPETITIONS = 4;

    /** Share of the largest amplitude that the largest activation is to give (calix: {@code RANGE_LIMIT}). */
    static final double RANGE_LIMIT = 0.9;

    /** Drivers that are measured together where a single amplitude need not be precise (calix). */
    static final int TOGETHER = 8;

    private final double[] targets;
    private final DriverAmplitudes amplitudes;

    private DriverOffsetRoutine(DriverAmplitudes amplitudes, double[] targets) {
        this.amplitudes = amplitudes;
        this.targets = targets;
    }

    /**
     * A routine whose targets are the means over the drivers of a quadrant with the present settings of the cells. These
     * share a ramp, and as long as their mean is unchanged, it stays proportional to the activation. The amplitude is the sum
     * over a low and a high activation, so that a driver's slope error cancels in the middle of the range. Overwrites the
     * weights.
     */
    public static DriverOffsetRoutine towardsMeans(Chip chip, NoiseKey noise) {
        DriverAmplitudes amplitudes = DriverAmplitudes.precise(REPETITIONS, LOW, HIGH);
        amplitudes.writeWeights(chip);
        double[] sums = sums(amplitudes.measure(chip, noise));
        double[] means = quadrantMeans(sums);
        double[] targets = new double[sums.length];
        Arrays.setAll(targets, driver -> means[quadrant(driver)]);
        return new DriverOffsetRoutine(amplitudes, targets);
    }

    /**
     * A routine whose targets are proportional to every driver's own largest amplitude, so that drivers of different strength
     * stay different (calix: {@code HagenDACOffsetCalib}).
     *
     * @param maxima the largest amplitudes, see {@link DriverMaximumRampRoutine#maxima}
     * @param activation at which drivers are measured
     * @param together drivers that are measured together
     */
    public static DriverOffsetRoutine towardsOwnMaxima(double[] maxima, int activation, int together) {
        double[] targets = new double[maxima.length];
        Arrays.setAll(targets, driver -> share(activation) * maxima[driver]);
        return new DriverOffsetRoutine(DriverAmplitudes.publicly(together, activation), targets);
    }

    /** What an activation is to give of a driver's largest amplitude. */
    static double share(int activation) {
        return RANGE_LIMIT * activation / MAX_ACTIVATION;
    }

    /** The quadrant of a driver: even and odd drivers of each hemisphere. */
    static int quadrant(int driver) {
        return driver / SIGNED_INPUTS * QUADRANTS + driver % QUADRANTS;
    }

    /** Mean over the drivers of each quadrant. */
    static double[] quadrantMeans(double[] drivers) {
        double[] means = new double[drivers.length * QUADRANTS / SIGNED_INPUTS];
        for (int driver = 0; driver < drivers.length; driver++) {
            means[quadrant(driver)] += drivers[driver] * QUADRANTS / SIGNED_INPUTS;
        }
        return means;
    }

    private static double[] sums(double[][] amplitudes) {
        double[] sums = new double[amplitudes[0].length];
        for (double[] ofActivation : amplitudes) {
            Arrays.setAll(sums, driver -> sums[driver] + ofActivation[driver]);
        }
        return sums;
    }

    @Override
    public Cell cell() {
        return Cell.DRIVER_OFFSET;
    }

    @Override
    public void prepare(Chip chip) {
        amplitudes.writeWeights(chip);
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        double[] sums = sums(amplitudes.measure(chip, noise));
        double[] residuals = new double[sums.length];
        Arrays.setAll(residuals, driver -> targets[driver] - sums[driver]);
        return residuals;
    }

    @Override
    public double tolerance() {
        return 0.04 * Statistics.mean(targets);
    }
}
