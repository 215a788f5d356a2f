package dev.synram.calibration;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;

import dev.synram.calibration.measurement.DriverAmplitudes;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.MeanReadings;
import dev.synram.calibration.measurement.Quantity;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.calibration.measurement.TimeConstants;
import dev.synram.calibration.measurement.Uniform;
import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The measured properties of a chip's circuits, one value per instance.
 *
 * @param quantities in the order of the signal chain; time constants only up to 1 µs
 */
public record ChipMetrics(List<Quantity> quantities) {

    /**
     * The product, in units of activation x weight, whose results are {@link #RESULT_UP} and {@link #RESULT_DOWN}:
     * about 50 LSB.
     */
    public static final int PRODUCT = SIGNED_INPUTS * 8 * 24;

    /** Name of the results near 50 LSB. */
    public static final String RESULT_UP = "result of +24,576";

    /** Name of the results near -50 LSB. */
    public static final String RESULT_DOWN = "result of -24,576";

    /** Name of the noise of these results. */
    public static final String NOISE = "noise of a result";

    private static final int ACTIVATION = 8;
    private static final int WEIGHT = 24;
    private static final int RUNS = 30;
    private static final int REPETITIONS = 16;
    private static final double DRIFT_MICROS = 10;

    public ChipMetrics {
        quantities = List.copyOf(quantities);
    }

    /** Measures all quantities with the present settings of the cells; overwrites the weights. */
    public static ChipMetrics measure(Chip chip, Targets targets, NoiseKey noise) {
        MeanReadings readings = new MeanReadings(REPETITIONS);
        double[] reset = readings.membranes(chip, MacSettings.BASELINE_MICROS, noise.fold(1));
        double[] later = readings.membranes(chip, MacSettings.BASELINE_MICROS + DRIFT_MICROS, noise.fold(2));
        double[] drift = new double[reset.length];
        Arrays.setAll(drift, i -> (later[i] - reset[i]) / DRIFT_MICROS);
        Results up = Results.measure(chip, WEIGHT, noise.fold(3));
        Results down = Results.measure(chip, -WEIGHT, noise.fold(4));
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(ofColumns(
                "reading of a voltage",
                "LSB",
                readings.voltage(chip, targets.cadc().middle(), noise.fold(5))));
        quantities.add(ofColumns("reading of a reset membrane", "LSB", reset));
        quantities.add(ofColumns("drift of a membrane", "LSB/µs", drift));
        quantities.add(new Quantity("amplitude of a driver", "LSB", Cell.Scope.DRIVER, drivers(chip, noise.fold(6))));
        if (targets.inputMicros() <= TimeConstants.LONGEST_MICROS) {
            quantities.add(timeConstants(chip, InputSide.EXCITATORY, targets, noise.fold(7)));
            quantities.add(timeConstants(chip, InputSide.INHIBITORY, targets, noise.fold(8)));
        }
        quantities.add(ofColumns(RESULT_UP, "LSB", up.mean));
        quantities.add(ofColumns(RESULT_DOWN, "LSB", down.mean));
        quantities.add(ofColumns(NOISE, "LSB", up.standardDeviation));
        return new ChipMetrics(quantities);
    }

    /** The quantity with a name. */
    public Quantity quantity(String name) {
        return quantities.stream()
                .filter(quantity -> quantity.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no quantity is called " + name));
    }

    private static Quantity ofColumns(String name, String unit, double[] values) {
        return new Quantity(name, unit, Cell.Scope.COLUMN, values);
    }

    private static double[] drivers(Chip chip, NoiseKey noise) {
        DriverAmplitudes amplitudes = DriverAmplitudes.precise(4, 4, 12, 24);
        amplitudes.writeWeights(chip);
        double[][] measured = amplitudes.measure(chip, noise);
        double[] means = new double[measured[0].length];
        Arrays.setAll(means, driver -> (measured[0][driver] + measured[1][driver] + measured[2][driver]) / 3);
        return means;
    }

    private static Quantity timeConstants(Chip chip, InputSide side, Targets targets, NoiseKey noise) {
        TimeConstants timeConstants = new TimeConstants(side, targets.inputMicros(), 2);
        timeConstants.writeWeights(chip);
        return ofColumns(side.label() + " time constant", "µs", timeConstants.measure(chip, noise));
    }

    /** Mean and standard deviation over runs of the results of all columns for one product. */
    @SuppressWarnings("ArrayRecordComponent") // two columns of numbers, never compared
    private record Results(double[] mean, double[] standardDeviation) {

        static Results measure(Chip chip, int weight, NoiseKey noise) {
            Uniform.write(chip, weight);
            int hemispheres = chip.geometry().hemispheres();
            double[] mean = new double[hemispheres * COLUMNS];
            double[] standardDeviation = new double[hemispheres * COLUMNS];
            Vectors activations = Vectors.zeros(RUNS, SIGNED_INPUTS);
            Arrays.fill(activations.data(), (byte) ACTIVATION);
            Vectors results = Vectors.zeros(RUNS, COLUMNS);
            for (int hemisphere = 0; hemisphere < hemispheres; hemisphere++) {
                chip.multiply(
                        new Multiplication(Block.whole(hemisphere), noise.fold(hemisphere)), activations, results);
                for (int column = 0; column < COLUMNS; column++) {
                    double[] values = new double[RUNS];
                    for (int r = 0; r < RUNS; r++) {
                        values[r] = results.data()[results.start(r) + column];
                    }
                    mean[hemisphere * COLUMNS + column] = Statistics.mean(values);
                    standardDeviation[hemisphere * COLUMNS + column] = Statistics.standardDeviation(values);
                }
            }
            return new Results(mean, standardDeviation);
        }
    }
}
