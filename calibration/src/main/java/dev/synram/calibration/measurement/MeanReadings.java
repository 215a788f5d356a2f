package dev.synram.calibration.measurement;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Reading;
import java.util.ArrayList;
import java.util.List;

/** Averages several CADC readings of all columns of a chip. */
public final class MeanReadings {

    private final int repetitions;

    /** Averages over repetitions. */
    public MeanReadings(int repetitions) {
        this.repetitions = repetitions;
    }

    /** One reading of a hemisphere. */
    private interface Single {
        Reading of(int hemisphere, NoiseKey noise);
    }

    /** Mean readings of the membranes a given time after their reset. */
    public double[] membranes(Chip chip, double micros, NoiseKey noise) {
        return mean(chip, (hemisphere, key) -> new Reading.Membranes(hemisphere, micros, key), noise);
    }

    /** Mean readings of a voltage by all channels. */
    public double[] voltage(Chip chip, int cellValue, NoiseKey noise) {
        return mean(chip, (hemisphere, key) -> new Reading.Voltage(hemisphere, cellValue, key), noise);
    }

    private double[] mean(Chip chip, Single single, NoiseKey noise) {
        int hemispheres = chip.geometry().hemispheres();
        List<Reading> readings = new ArrayList<>();
        for (int hemisphere = 0; hemisphere < hemispheres; hemisphere++) {
            for (int r = 0; r < repetitions; r++) {
                readings.add(single.of(hemisphere, noise.fold(hemisphere).skip(r)));
            }
        }
        List<int[]> values = chip.read(readings);
        double[] means = new double[hemispheres * COLUMNS];
        for (int i = 0; i < means.length; i++) {
            for (int r = 0; r < repetitions; r++) {
                means[i] += values.get(i / COLUMNS * repetitions + r)[i % COLUMNS] / (double) repetitions;
            }
        }
        return means;
    }
}
