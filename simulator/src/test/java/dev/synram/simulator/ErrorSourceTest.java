package dev.synram.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** Result at which the amplifier begins to compress: resting membranes read 120. */
    private static final double KNEE = 120 - ChipParameters.nominal().design().knee();

    /** Sources that nominal chips lack have their magnitude on harsh ones. */
    private static SimulatedChip chip(int hemispheres, ErrorSource... sources) {
        ChipParameters chips = sources[0].nominal() == 0 ? ChipParameters.harsh() : ChipParameters.nominal();
        return new SimulatedChip(3, chips.only(sources), new ChipGeometry(hemispheres), 2);
    }

    /** Those that act on spiking neurons only have a test of their own. */
    static Stream<ErrorSource> sources() {
        return Stream.of(ErrorSource.values()).filter(source -> !source.spikingOnly());
    }

    @ParameterizedTest
    @MethodSource("sources")
    void makesTheChipMissByAsMuchAsWasAsked(ErrorSource source) {
        double expected = source.nominal() == 0 ? source.harsh() : source.nominal();
        assertThat(measured(source)).as(source.label()).isCloseTo(expected, within(TOLERANCE * expected));
    }

    private static double measured(ErrorSource source) {
        return switch (source) {
            case DRIVER_GAIN -> with(source, 1, chip -> deviation(pulses(chip, 24)) / 24);
            case DRIVER_SLOPE -> with(source, 1, chip -> deviation(minus(pulses(chip, 24), pulses(chip, 8))) / 16);
            case DRIVER_OFFSET -> with(source, 1, chip -> deviation(pulses(chip, 16)));
            // Without an offset, all pulses of the largest activation are as long as they can be.
            case DRIVER_TOP ->
                with(source, 1, chip -> {
                    Patterns.fill(chip, Cell.DRIVER_OFFSET, 0);
                    return deviation(pulses(chip, 31));
                });
            case DRIVER_RAMP ->
                with(source, HEMISPHERES, chip -> deviation(minus(firstDrivers(chip, 24), firstDrivers(chip, 8))) / 16);
            // The last column is 1 - d of the first, at activation 1.
            case PULSE_DISTANCE ->
                with(source, 1, chip -> {
                    double[] results = results(chip, 63, 16, 1, 60);
                    double first = mean(Arrays.copyOf(results, 8));
                    double last = mean(Arrays.copyOfRange(results, 248, 256));
                    return (first - last) / first * 255 / 248;
                });
            case SYNAPSE_GAIN, SYNAPSE_EXCITATORY -> with(source, 2, chip -> relative(results(chip, 63, 1, 31, 20)));
            case SYNAPSE_OFFSET -> with(source, 2, chip -> deviation(results(chip, 0, 1, 31, 400)) / (31 * 400 * GAIN));
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
            case INPUT_STRENGTH_QUADRANT, INPUT_TIME_CONSTANT_QUADRANT ->
                with(
                        source,
                        HEMISPHERES,
                        chip -> deviation(Arrays.stream(quadrants(results(chip, 24, 2, 31, 20)))
                                .map(Math::log)
                                .toArray()));
            case INPUT_ASYMMETRY ->
                with(source, 1, chip -> 1 + results(chip, -60, 2, 31, 10)[0] / results(chip, 60, 2, 31, 10)[0]);
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
                    Patterns.fill(chip, Cell.LEAK_BIAS, 130);
                    return deviation(readings(chip, 2000));
                });
            case LEAK_CONDUCTANCE ->
                with(source, 2, chip -> {
                    Patterns.fill(chip, Cell.LEAK_BIAS, 130);
                    Patterns.fill(chip, Cell.RESET_POTENTIAL, 615);
                    double[] left = minus(readings(chip, 2000), readings(chip, 60));
                    return deviation(Arrays.stream(left)
                            .map(l -> Math.log(-Math.log(l / 91.43)))
                            .toArray());
                });
            case PSEUDO_LEAK ->
                with(source, 1, chip -> {
                    Patterns.fill(chip, Cell.RESET_POTENTIAL, 615);
                    return -Math.log((120 - readings(chip, 100)[0]) / 91.43) / 100;
                });
            case RESET_POTENTIAL -> with(source, 2, chip -> deviation(readings(chip, 0)));
            case POTENTIAL_QUADRANT -> with(source, HEMISPHERES, chip -> deviation(quadrants(readings(chip, 0))));
            case SOFT_LIMIT ->
                with(source, 1, chip -> {
                    double beyond = -results(chip, -60, 20, 31, 2)[0] - KNEE;
                    double linear = 60 * 20 * 31 * 2 * GAIN - KNEE;
                    return Math.sqrt(linear * linear / (beyond * beyond) - 1) / linear;
                });
            case SOFT_LIMIT_SPREAD -> softLimitSpread();
            case SOFT_LIMIT_KNEE -> softLimitKnee();
            case CADC_RAMP_OFFSET -> with(source, HEMISPHERES, chip -> deviation(quadrants(voltages(chip, 325))));
            case CADC_RAMP_SLOPE ->
                with(
                        source,
                        HEMISPHERES,
                        chip -> deviation(quadrants(minus(voltages(chip, 480), voltages(chip, 160))))
                                / (320 * 200 / 350.0));
            case CADC_CHANNEL -> with(source, 2, chip -> deviation(voltages(chip, 325)));
            case CADC_CLIPPING -> with(source, 1, chip -> results(chip, -63, 128, 31, 1)[0] == -120 ? 1 : 0);
            // Both readings of a result have it.
            case NOISE_RESET -> noise(source, 1, 0, 5) / Math.sqrt(2);
            case NOISE_READING -> noise(source, 1, 0, 5) / Math.sqrt(2);
            case NOISE_COMMON -> noise(source, 1, 0, 5);
            case NOISE_EVENT -> noise(source, 128, 1, 5) / Math.sqrt(128);
            // 5 us to the baseline; 6 us and 128 events of 80 ns to the result.
            case NOISE_MEMBRANE -> noise(source, 128, 1, 10) / Math.sqrt(5 + 6 + 128 * 0.08);
            case NOISE_SPREAD -> noiseSpread();
            case NOISE_OUTLIER -> noiseOutliers();
            case NOISE_SLOW -> with(source, 2, chip -> deviation(minus(readings(chip, 100), readings(chip, 0))) / 100);
            case QUALITY_CHIP -> qualityOfChips();
            case QUALITY_QUADRANT -> qualityOfQuadrants();
            case CROSSTALK -> crosstalk();
            case CELL_REWRITE ->
                with(source, 1, chip -> {
                    Patterns.fill(chip, Cell.CADC_RAMP_SLOPE, 35);
                    Patterns.fill(chip, Cell.CADC_RAMP_OFFSET, 430 + 385);
                    return deviation(Arrays.copyOf(readings(chip, 0), 128)) / (10 * 200 / 350.0);
                });
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
            // One of 20 sends of a lost event misses.
            case EVENT_LOSS ->
                with(source, 1, chip -> {
                    double full = Math.rint(63 * 31 * 20 * GAIN);
                    return 1 - meanOfVectors(chip, 63, Patterns.rows(100_000, 1, 31), new MacSettings(20, 5)) / full;
                });
            case EVENT_JITTER ->
                stronger(source, 20, chip -> {
                    Patterns.fillWeights(chip, 20);
                    byte[] results =
                            Patterns.multiply(chip, Block.whole(0), MacSettings.DEFAULT, Patterns.rows(2000, 128, 16));
                    double[] ofFirstColumn = new double[2000];
                    Arrays.setAll(ofFirstColumn, v -> results[v * 256]);
                    return deviation(ofFirstColumn) / (20 * GAIN * Math.sqrt(128));
                });
            case SUPPLY_DROOP ->
                stronger(source, 5, chip -> 1 - results(chip, 1, 128, 31, 10, 1)[0] / (128 * 31 * 10 * GAIN));
            case BUS_DISTURBANCE ->
                stronger(source, 10, chip -> 31 * (1 - results(chip, 1, 128, 31, 10, 1)[0] / (128 * 31 * 10 * GAIN)));
            default -> throw new IllegalArgumentException(source.label() + " does not act on multiplications");
        };
    }

    private static double with(ErrorSource source, int hemispheres, ToDoubleFunction<SimulatedChip> measurement) {
        try (SimulatedChip chip = chip(hemispheres, source)) {
            return measurement.applyAsDouble(chip);
        }
    }

    /** A source whose effect would drown in the rounding of results is measured at a multiple of its magnitude. */
    private static double stronger(ErrorSource source, double factor, ToDoubleFunction<SimulatedChip> measurement) {
        ChipParameters parameters = ChipParameters.harsh().only(source).scaled(source, factor);
        try (SimulatedChip chip = new SimulatedChip(3, parameters, new ChipGeometry(1), 2)) {
            return measurement.applyAsDouble(chip) / factor;
        }
    }

    private static double meanOfVectors(SimulatedChip chip, int weight, Vectors vectors, MacSettings settings) {
        Patterns.fillWeights(chip, weight);
        double sum = 0;
        for (byte result : Patterns.multiply(chip, Block.whole(0), settings, vectors)) {
            sum += result;
        }
        return sum / vectors.count() / 256;
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

    private static double noiseOutliers() {
        try (SimulatedChip chip = chip(1, ErrorSource.NOISE_MEMBRANE, ErrorSource.NOISE_OUTLIER)) {
            double[] deviations = columnDeviations(chip);
            double usual =
                    Arrays.stream(deviations).sorted().skip(128).findFirst().orElseThrow();
            double[] noisy = Arrays.stream(deviations)
                    .filter(deviation -> deviation > 1.3 * usual)
                    .toArray();
            assertThat(noisy.length).as("noisy columns of 256").isBetween(1, 20);
            return mean(noisy) / usual - 1;
        }
    }

    /** The magnitude of the CADC's channels, over chips; a deviation of 512 channels scatters by 3 %. */
    private static double qualityOfChips() {
        double[] logs = new double[60];
        for (int seed = 0; seed < logs.length; seed++) {
            ChipParameters parameters =
                    ChipParameters.nominal().only(ErrorSource.CADC_CHANNEL, ErrorSource.QUALITY_CHIP);
            try (SimulatedChip chip = new SimulatedChip(seed, parameters, 1)) {
                logs[seed] = Math.log(deviation(voltages(chip, 325)));
            }
        }
        return Math.sqrt(deviation(logs) * deviation(logs) - 1.0 / (2 * 512));
    }

    private static double qualityOfQuadrants() {
        try (SimulatedChip chip = chip(HEMISPHERES, ErrorSource.CADC_CHANNEL, ErrorSource.QUALITY_QUADRANT)) {
            double[] readings = voltages(chip, 325);
            double[] logs = new double[2 * HEMISPHERES];
            Arrays.setAll(logs, q -> Math.log(deviation(Arrays.copyOfRange(readings, q * 128, q * 128 + 128))));
            return Math.sqrt(deviation(logs) * deviation(logs) - 1.0 / (2 * 128));
        }
    }

    private static double noiseSpread() {
        try (SimulatedChip chip = chip(1, ErrorSource.NOISE_SPREAD, ErrorSource.NOISE_MEMBRANE)) {
            return relative(columnDeviations(chip));
        }
    }

    /** Standard deviation of the noise of each column of hemisphere 0, over runs. */
    private static double[] columnDeviations(SimulatedChip chip) {
        int runs = 4000;
        byte[] results = Patterns.multiply(chip, Block.whole(0), new MacSettings(8, 10), Patterns.rows(runs, 128, 1));
        double[] deviations = new double[256];
        for (int c = 0; c < 256; c++) {
            double squares = 0;
            for (int run = 0; run < runs; run++) {
                squares += results[run * 256 + c] * results[run * 256 + c];
            }
            deviations[c] = Math.sqrt(squares / runs - 1.0 / 6);
        }
        return deviations;
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
            double linear = 60 * 40 * 31 * 2 * GAIN - KNEE;
            double[] results = results(chip, -60, 40, 31, 2);
            return relative(Arrays.stream(results)
                    .map(r -> Math.sqrt(linear * linear / ((-r - KNEE) * (-r - KNEE)) - 1))
                    .toArray());
        }
    }

    /** Far below the knee, where f is 0.3, a higher knee raises results by 1 - f^3 of it. */
    private static double softLimitKnee() {
        try (SimulatedChip chip = chip(2, ErrorSource.SOFT_LIMIT, ErrorSource.SOFT_LIMIT_KNEE)) {
            return deviation(results(chip, -60, 40, 31, 2)) / 0.97;
        }
    }

    /** 127 others hold the same value; strengths go with the power 0.9 of the cell. */
    private static double crosstalk() {
        return with(ErrorSource.CROSSTALK, 1, chip -> {
            Patterns.fill(chip, Cell.CADC_RAMP_SLOPE, 35);
            Patterns.fill(chip, Cell.CADC_RAMP_OFFSET, 430 + 385);
            double[] equal = readings(chip, 0);
            int[] distinct = new int[512];
            Arrays.setAll(distinct, i -> 775 + (i == 7 ? 0 : 1 + i % 200));
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
