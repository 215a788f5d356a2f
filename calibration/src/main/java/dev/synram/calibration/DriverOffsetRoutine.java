package dev.synram.calibration;

import static dev.synram.chip.ChipGeometry.COLUMNS;
import static dev.synram.chip.ChipGeometry.MAX_WEIGHT;
import static dev.synram.chip.ChipGeometry.SIGNED_INPUTS;

import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Run;
import java.util.Arrays;

/**
 * Synapse driver offsets: the amplitude of every driver, measured alone, is to be proportional to its activation. With
 * amplitudes {@code A} at a low and a high activation, {@code A(low) * high = A(high) * low} holds exactly when the
 * pulse has no offset. That equalises the drivers and makes them linear at once, whatever their slopes are.
 */
public final class DriverOffsetRoutine implements Routine {

    private static final int LOW = 8;
    private static final int HIGH = 24;
    private static final MacSettings SETTINGS = new MacSettings(20, 5);
    private static final int REPETITIONS = 8;

    private final MeanResults results = new MeanResults(SETTINGS, REPETITIONS);

    @Override
    public String title() {
        return "synapse driver offsets";
    }

    @Override
    public Cell cell() {
        return Cell.DRIVER_OFFSET;
    }

    @Override
    public void prepare(Chip chip) {
        Uniform.write(chip, MAX_WEIGHT);
    }

    @Override
    public double[] measureDeviation(Chip chip, Run run) {
        double[] deviation = new double[cell().instances(chip.geometry())];
        for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
            double[] amplitude = columnMeans(results.measure(chip, hemisphere, run, oneDriverAtATime()));
            double rest = amplitude[2 * SIGNED_INPUTS];
            for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
                double low = amplitude[2 * driver] - rest;
                double high = amplitude[2 * driver + 1] - rest;
                deviation[hemisphere * SIGNED_INPUTS + driver] = high * LOW - low * HIGH;
            }
        }
        return deviation;
    }

    /** Each driver at the low and the high activation, then a vector of zeros. */
    private static byte[][] oneDriverAtATime() {
        byte[][] vectors = new byte[2 * SIGNED_INPUTS + 1][SIGNED_INPUTS];
        for (int driver = 0; driver < SIGNED_INPUTS; driver++) {
            vectors[2 * driver][driver] = LOW;
            vectors[2 * driver + 1][driver] = HIGH;
        }
        return vectors;
    }

    private static double[] columnMeans(double[][] values) {
        return Arrays.stream(values)
                .mapToDouble(row -> Arrays.stream(row).sum() / COLUMNS)
                .toArray();
    }
}
