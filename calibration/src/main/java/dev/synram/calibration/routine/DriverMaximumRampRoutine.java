package dev.synram.calibration.routine;

import static dev.synram.chip.geometry.ChipGeometry.MAX_ACTIVATION;

import dev.synram.calibration.measurement.DriverAmplitudes;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.Arrays;

/**
 * Ramp of a quadrant of synapse drivers as the public software sets it (calix: {@code STPRampCalib}): the mean amplitude at a
 * low activation must be proportional to the mean of the largest amplitudes. The offsets of the drivers are searched again
 * for every ramp that is tried.
 */
public final class DriverMaximumRampRoutine implements Routine {

    private static final int ACTIVATION = 2;

    private final double[] maxima;
    private final double[] targets;
    private final int offsetActivation;
    private final OffsetSearch offsetSearch;
    private final DriverAmplitudes amplitudes = DriverAmplitudes.publicly(DriverOffsetRoutine.TOGETHER, ACTIVATION);

    /** Finds the offsets of the drivers for a ramp that is tried. */
    @FunctionalInterface
    public interface OffsetSearch {

        /** Runs on a chip that the routine has prepared, and leaves the settings on it. */
        void find(Routine offsets, Chip chip, NoiseKey noise);
    }

    /**
     * Makes a routine.
     *
     * @param maxima the largest amplitudes of all drivers
     * @param offsetActivation at which the offsets of the drivers are searched
     * @param offsetSearch searches them
     */
    public DriverMaximumRampRoutine(double[] maxima, int offsetActivation, OffsetSearch offsetSearch) {
        this.maxima = maxima.clone();
        this.offsetActivation = offsetActivation;
        this.offsetSearch = offsetSearch;
        targets = DriverOffsetRoutine.quadrantMeans(maxima);
    }

    /**
     * Measures the largest amplitude that each driver can give: with the steepest ramp and no offset. Overwrites the weights;
     * the cells are as before afterwards.
     */
    public static double[] maxima(Chip chip, NoiseKey noise) {
        int[] ramps = chip.readCells(Cell.DRIVER_RAMP);
        int[] offsets = chip.readCells(Cell.DRIVER_OFFSET);
        chip.writeCells(Cell.DRIVER_RAMP, all(ramps.length, Cell.DRIVER_RAMP.max()));
        chip.writeCells(Cell.DRIVER_OFFSET, all(offsets.length, Cell.DRIVER_OFFSET.min()));
        DriverAmplitudes largest = DriverAmplitudes.publicly(DriverOffsetRoutine.TOGETHER, MAX_ACTIVATION);
        largest.writeWeights(chip);
        double[] maxima = largest.measure(chip, noise)[0];
        chip.writeCells(Cell.DRIVER_RAMP, ramps);
        chip.writeCells(Cell.DRIVER_OFFSET, offsets);
        return maxima;
    }

    private static int[] all(int instances, int value) {
        int[] values = new int[instances];
        Arrays.fill(values, value);
        return values;
    }

    @Override
    public Cell cell() {
        return Cell.DRIVER_RAMP;
    }

    @Override
    public double[] measureResiduals(Chip chip, NoiseKey noise) {
        DriverOffsetRoutine offsets =
                DriverOffsetRoutine.towardsOwnMaxima(maxima, offsetActivation, DriverOffsetRoutine.TOGETHER);
        offsets.prepare(chip);
        offsetSearch.find(offsets, chip, noise.fold(0));
        double[] residuals = DriverOffsetRoutine.quadrantMeans(amplitudes.measure(chip, noise.fold(1))[0]);
        Arrays.setAll(residuals, i -> residuals[i] - DriverOffsetRoutine.share(ACTIVATION) * targets[i]);
        return residuals;
    }

    @Override
    public double tolerance() {
        return 0.5;
    }
}
