package dev.synram.calibration.characterization;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The readings of one voltage over the CADC channels of a chip.
 *
 * @param cell the voltage as the value of an analog cell
 * @param lowest reading of all channels
 * @param mean reading over all channels
 * @param highest reading of all channels
 */
public record TransferCurve(int cell, double lowest, double mean, double highest) {

    private static final int STEP = 10;
    private static final int LAST_CELL = 700;
    private static final int REPETITIONS = 8;

    /** Reads voltages across and beyond the range of the ADC. */
    public static List<TransferCurve> measure(Chip chip, NoiseKey noise) {
        List<TransferCurve> curve = new ArrayList<>();
        for (int cell = 0; cell <= LAST_CELL; cell += STEP) {
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            double sum = 0;
            int channels = chip.geometry().hemispheres() * COLUMNS;
            for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
                double[] means = new double[COLUMNS];
                for (int r = 0; r < REPETITIONS; r++) {
                    int[] readings =
                            chip.readVoltage(hemisphere, cell, noise.fold(cell).skip(r));
                    for (int column = 0; column < COLUMNS; column++) {
                        means[column] += readings[column] / (double) REPETITIONS;
                    }
                }
                for (double mean : means) {
                    lowest = Math.min(lowest, mean);
                    highest = Math.max(highest, mean);
                    sum += mean / channels;
                }
            }
            curve.add(new TransferCurve(cell, lowest, sum, highest));
        }
        return curve;
    }
}
