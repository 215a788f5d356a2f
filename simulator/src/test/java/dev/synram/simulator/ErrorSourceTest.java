package dev.synram.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.ChipGeometry;
import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each error source, switched on alone, makes the chip miss by as much as was asked, seen through the host's view. Chips
 * with 24 hemispheres serve where a quadrant is the instance. Spreads of n instances scatter by 1 / sqrt(2 n): the
 * tolerance of 25 % is 3.5 standard deviations for the fewest instances (48 and 96 quadrants) and far more elsewhere;
 * the seed is fixed.
 */
class ErrorSourceTest {

    private static final int HEMISPHERES = 24;
    private static final double TOLERANCE = 0.25;
    private static final double GAIN = ChipParameters.nominal().design().gain();

    private static SimulatedChip chip(int hemispheres, ErrorSource... sources) {
        ChipParameters parameters = ChipParameters.nominal().only(sources);
        return new SimulatedChip(3, parameters, new ChipGeometry(hemispheres), 2);
    }

    @ParameterizedTest
    @EnumSource
    void makesTheChipMissByAsMuchAsWasAsked(ErrorSource source) {
        double expected = source.nominal();
        assertThat(measured(source)).as(source.label()).isCloseTo(expected, within(TOLERANCE * expected));
    }

    private static double measured(ErrorSource source) {
        return switch (source) {
            case DRIVER_SLOPE -> with(source, 1, chip -> deviation(minus(pulses(chip, 24), pulses(chip, 8))) / 16);
            case DRIVER_OFFSET -> with(source, 1, chip -> deviation(pulses(chip, 16)));
            // Only pulses that end early show: a normal number clipped at 0 has 0.584 of its deviation.
            case DRIVER_TOP ->
                with(source, 1, chip -> {
                    Patterns.fill(chip, Cell.DRIVER_OFFSET, 0);
                    return deviation(pulses(chip, 31)) / 0.584;
                });
            case DRIVER_RAMP ->
                with(source, HEMISPHERES, chip -> deviation(minus(firstDrivers(chip, 24), firstDrivers(chip, 8))) / 16);
            case SYNAPSE_GAIN -> with(source, 2, chip -> relative(results(chip, 63, 1, 31, 20)));
            case SYNAPSE_UNIT -> with(source, 2, chip -> relative(results(chip, 1, 1, 31, 1200)));
            case SYNAPSE_TREND ->
                with(source, 1, chip -> {
                    double[] results = results(chip, 63, 2, 31, 10);
                    double first = mean(Arrays.copyOf(results, 8));
                    double last = mean(Arrays.copyOfRange(results, 248, 256));
                    return (first - last) / mean(results) * 255 / 248;
                });
            case SYNAPSE_BIAS -> with(source, HEMISPHERES, chip -> relative(quadrants(results(chip, 63, 2, 31, 10))));
            case INPUT_STRENGTH, INPUT_TIME_CONSTANT ->
                with(
                        source,
                        2,
                        chip -> deviation(Arrays.stream(results(chip, 24, 2, 31, 20))
                                .map(Math::log)
                                .toArray()));
            case INPUT_CURRENT ->
                with(source, 2, chip -> deviation(minus(readings(chip, 10), readings(chip, 0))) / 10 / Math.sqrt(2));
            // A line at rest that suddenly holds Q gives asinh(s Q) / s: the burst is short against its decay.
            case INPUT_SATURATION ->
                with(source, 1, chip -> {
                    double charge = results(chip, 63, 14, 31, 1, 1)[0] / GAIN;
                    return Math.sqrt(6 * (1 - charge / (63 * 31 * 14))) / (63 * 31 * 14) / Math.sqrt(0.93);
                });
            case INPUT_SATURATION_SPREAD -> saturationSpread();
            case INPUT_SETTLING ->
                with(source, 1, chip -> {
                    double arrived = results(chip, 63, 20, 31, 1, 1)[0] / (GAIN * 63 * 31 * 20);
                    double settled = 1 - Math.exp(-1.076 / 0.32);
                    return (1 - arrived) / (1 - settled);
                });
            case LEAK_POTENTIAL ->
                with(source, 2, chip -> {
                    Patterns.fill(chip, Cell.LEAK_BIAS, 150);
                    return deviation(readings(chip, 2000));
                });
            case LEAK_CONDUCTANCE ->
                with(source, 2, chip -> {
                    Patterns.fill(chip, Cell.LEAK_BIAS, 150);
                    Patterns.fill(chip, Cell.RESET_POTENTIAL, 165);
                    double[] left = minus(readings(chip, 2000), readings(chip, 60));
                    return deviation(Arrays.stream(left)
                            .map(l -> Math.log(-Math.log(l / 91.43)))
                            .toArray());
                });
            case PSEUDO_LEAK ->
                with(source, 1, chip -> {
                    Patterns.fill(chip, Cell.RESET_POTENTIAL, 165);
                    return -Math.log((120 - readings(chip, 100)[0]) / 91.43) / 100;
                });
            case RESET_POTENTIAL -> with(source, 2, chip -> deviation(readings(chip, 0)));
            case SOFT_LIMIT ->
                with(source, 1, chip -> {
                    double beyond = -results(chip, -60, 20, 31, 2)[0] - 67;
                    double linear = 60 * 20 * 31 * 2 * GAIN - 67;
                    return Math.sqrt(linear * linear / (beyond * beyond) - 1) / linear;
                });
            case SOFT_LIMIT_SPREAD -> softLimitSpread();
            case CADC_RAMP_OFFSET -> with(source, HEMISPHERES, chip -> deviation(quadrants(voltages(chip, 325))));
            case CADC_RAMP_SLOPE ->
                with(
                        source,
                        HEMISPHERES,
                        chip -> deviation(quadrants(minus(voltages(chip, 480), voltages(chip, 160))))
                                / (320 * 200 / 350.0));
            case CADC_CHANNEL -> with(source, 2, chip -> deviation(voltages(chip, 325)));
            // Both readings of a result have it.
            case NOISE_RESET -> noise(source, 1, 0, 5) / Math.sqrt(2);
            case NOISE_READING -> noise(source, 1, 0, 5) / Math.sqrt(2);
            case NOISE_COMMON -> noise(source, 1, 0, 5);
            case NOISE_EVENT -> noise(source, 128, 1, 5) / Math.sqrt(128);
            // 5 us to the baseline; 6 us and 128 events of 80 ns to the result.
            case NOISE_MEMBRANE -> noise(source, 128, 1, 10) / Math.sqrt(5 + 6 + 128 * 0.08);
            case NOISE_SPREAD -> noiseSpread();
            case CROSSTALK -> crosstalk();
            case DRIFT_STRENGTH ->
                afterADay(
                        source,
                        chip -> deviation(Arrays.stream(results(chip, 63, 2, 31, 10))
                                .map(Math::log)
                                .toArray()));
            case DRIFT_TEMPERATURE -> temperatureDrift();
            case DRIFT_CURRENT ->
                afterADay(
                        source, chip -> deviation(minus(readings(chip, 100), readings(chip, 0))) / 100 / Math.sqrt(2));
            case DRIFT_CADC -> afterADay(source, chip -> deviation(voltages(chip, 325)));
        };
    }

    private static double with(ErrorSource source, int hemispheres, ToDoubleFunction<SimulatedChip> measurement) {
        try (SimulatedChip chip = chip(hemispheres, source)) {
            return measurement.applyAsDouble(chip);
        }
    }

    private static double afterADay(ErrorSource source, ToDoubleFunction<SimulatedChip> measurement) {
        return with(source, 2, chip -> {
            assertThat(measurement.applyAsDouble(chip)).as("when new").isZero();
            chip.advance(Duration.ofHours(24));
            return measurement.applyAsDouble(chip);
        });
    }

    /** Results of all columns; one vector with equal weights and activations on the first rows. */
    private static double[] results(SimulatedChip chip, int weight, int rows, int activation, int sends, int wait) {
        Patterns.fillWeights(chip, weight);
        int hemispheres = chip.geometry().hemispheres();
        double[] results = new double[hemispheres * 256];
        for (int h = 0; h < hemispheres; h++) {
            byte[] row = Patterns.multiply(
                    chip, Block.whole(h), new MacSettings(sends, wait), Patterns.rows(1, rows, activation));
            for (int c = 0; c < 256; c++) {
                results[h * 256 + c] = row[c];
            }
        }
        return results;
    }

    private static double[] results(SimulatedChip chip, int weight, int rows, int activation, int sends) {
        return results(chip, weight, rows, activation, sends, 5);
    }

    /** Pulse length of every driver of hemisphere 0, in units of activation. */
    private static double[] pulses(SimulatedChip chip, int activation) {
        return pulses(chip, 0, activation, 128);
    }

    /** Pulse lengths of the first even and the first odd driver of every hemisphere. */
    private static double[] firstDrivers(SimulatedChip chip, int activation) {
        double[] pulses = new double[2 * HEMISPHERES];
        for (int h = 0; h < HEMISPHERES; h++) {
            System.arraycopy(pulses(chip, h, activation, 2), 0, pulses, 2 * h, 2);
        }
        return pulses;
    }

    private static double[] pulses(SimulatedChip chip, int hemisphere, int activation, int drivers) {
        Patterns.fillWeights(chip, 63);
        double[] pulses = new double[drivers];
        int sends = 640 / activation;
        for (int driver = 0; driver < drivers; driver++) {
            var vector = Patterns.rows(1, 0, 0);
            vector.data()[driver] = (byte) activation;
            byte[] row = Patterns.multiply(chip, Block.whole(hemisphere), new MacSettings(sends, 5), vector);
            pulses[driver] = row[0] / (GAIN * 63 * sends);
        }
        return pulses;
    }

    private static double[] readings(SimulatedChip chip, double micros) {
        return all(chip, h -> chip.readMembranes(h, micros, NoiseKey.of(1)));
    }

    private static double[] voltages(SimulatedChip chip, int cell) {
        return all(chip, h -> chip.readVoltage(h, cell, NoiseKey.of(1)));
    }

    private static double[] all(SimulatedChip chip, IntFunction<int[]> reading) {
        double[] all = new double[chip.geometry().hemispheres() * 256];
        for (int i = 0; i < all.length; i += 256) {
            int[] readings = reading.apply(i / 256);
            for (int c = 0; c < 256; c++) {
                all[i + c] = readings[c];
            }
        }
        return all;
    }

    private static double noise(ErrorSource source, int rows, int activation, int wait) {
        return with(source, 1, chip -> {
            double squares = 0;
            byte[] results = Patterns.multiply(
                    chip,
                    Block.whole(0),
                    new MacSettings(1, wait),
                    Patterns.rows(4000, activation == 0 ? 0 : rows, activation));
            for (byte result : results) {
                squares += result * result;
            }
            // The rounding of the result, and that of the baseline if anything moves it.
            double rounding = source == ErrorSource.NOISE_COMMON || source == ErrorSource.NOISE_EVENT ? 1 : 2;
            return Math.sqrt(Math.max(0, squares / results.length - rounding / 12));
        });
    }

    private static double noiseSpread() {
        try (SimulatedChip chip = chip(1, ErrorSource.NOISE_SPREAD, ErrorSource.NOISE_MEMBRANE)) {
            int runs = 4000;
            byte[] results =
                    Patterns.multiply(chip, Block.whole(0), new MacSettings(8, 10), Patterns.rows(runs, 128, 1));
            double[] deviations = new double[256];
            for (int c = 0; c < 256; c++) {
                double squares = 0;
                for (int run = 0; run < runs; run++) {
                    squares += results[run * 256 + c] * results[run * 256 + c];
                }
                deviations[c] = Math.sqrt(squares / runs - 1.0 / 6);
            }
            return relative(deviations);
        }
    }

    /** The loss of a weakly saturating line goes with the square of its saturation. */
    private static double saturationSpread() {
        try (SimulatedChip chip = chip(2, ErrorSource.INPUT_SATURATION, ErrorSource.INPUT_SATURATION_SPREAD)) {
            double full = 63 * 31 * 30 * GAIN;
            double[] results = results(chip, 63, 30, 31, 1, 1);
            return relative(Arrays.stream(results).map(r -> Math.sqrt(full - r)).toArray());
        }
    }

    private static double softLimitSpread() {
        try (SimulatedChip chip = chip(2, ErrorSource.SOFT_LIMIT, ErrorSource.SOFT_LIMIT_SPREAD)) {
            double linear = 60 * 40 * 31 * 2 * GAIN - 67;
            double[] results = results(chip, -60, 40, 31, 2);
            return relative(Arrays.stream(results)
                    .map(r -> Math.sqrt(linear * linear / ((-r - 67) * (-r - 67)) - 1))
                    .toArray());
        }
    }

    /** 127 others hold the same value; strengths go with the power 0.9 of the cell. */
    private static double crosstalk() {
        return with(ErrorSource.CROSSTALK, 1, chip -> {
            Patterns.fill(chip, Cell.CADC_RAMP_SLOPE, 35);
            Patterns.fill(chip, Cell.CADC_RAMP_OFFSET, 430 + 385);
            double[] equal = readings(chip, 0);
            int[] distinct = new int[512];
            Arrays.setAll(distinct, i -> 325 + (i == 7 ? 0 : 1 + i % 200));
            chip.writeCells(Cell.RESET_POTENTIAL, Arrays.copyOf(distinct, 256));
            double step = 10 * 200 / 350.0;
            return (equal[7] - readings(chip, 0)[7]) / step / 127;
        });
    }

    /** One number a chip: over chips. */
    private static double temperatureDrift() {
        double[] drifts = new double[60];
        for (int seed = 0; seed < drifts.length; seed++) {
            ChipParameters parameters = ChipParameters.nominal().only(ErrorSource.DRIFT_TEMPERATURE);
            try (SimulatedChip chip = new SimulatedChip(seed, parameters, new ChipGeometry(1), 1)) {
                chip.advance(Duration.ofHours(24));
                drifts[seed] = Math.log(results(chip, 63, 2, 31, 12)[0] / (63 * 2 * 31 * 12 * GAIN));
            }
        }
        return deviation(drifts);
    }

    private static double[] quadrants(double[] columns) {
        double[] means = new double[columns.length / 128];
        Arrays.setAll(means, q -> mean(Arrays.copyOfRange(columns, q * 128, (q + 1) * 128)));
        return means;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }

    private static double relative(double[] values) {
        return deviation(values) / mean(values);
    }
}
