package dev.synram.calibration.measurement;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;

/** Averages several CADC readings of all columns of a chip. */
public final class MeanReadings {

    private final int repetitions;

    /** Averages over repetitions. */
    public MeanReadings(int repetitions) {
        this.repetitions = repetitions;
    }

    /** One reading of a hemisphere. */
    private interface Reading {
        int[] read(int hemisphere, NoiseKey noise);
    }

    /** Mean readings of the membranes a given time after their reset. */
    public double[] membranes(Chip chip, double micros, NoiseKey noise) {
        return mean(chip, (hemisphere, reading) -> chip.readMembranes(hemisphere, micros, reading), noise);
    }

    /** Mean readings of a voltage by all channels. */
    public double[] voltage(Chip chip, int cellValue, NoiseKey noise) {
        return mean(chip, (hemisphere, reading) -> chip.readVoltage(hemisphere, cellValue, reading), noise);
    }

    private double[] mean(Chip chip, Reading reading, NoiseKey noise) {
        double[] means = new double[chip.geometry().hemispheres() * COLUMNS];
        for (int hemisphere = 0; hemisphere < chip.geometry().hemispheres(); hemisphere++) {
            for (int r = 0; r < repetitions; r++) {
                int[] values = reading.read(hemisphere, noise.fold(hemisphere).skip(r));
                for (int column = 0; column < COLUMNS; column++) {
                    means[hemisphere * COLUMNS + column] += values[column] / (double) repetitions;
                }
            }
        }
        return means;
    }
}
