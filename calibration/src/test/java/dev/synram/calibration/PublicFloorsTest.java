package dev.synram.calibration;

import static dev.synram.calibration.FloorMeasurements.columnMeans;
import static dev.synram.calibration.FloorMeasurements.columnStandardDeviations;
import static dev.synram.calibration.FloorMeasurements.events;
import static dev.synram.calibration.FloorMeasurements.fill;
import static dev.synram.calibration.FloorMeasurements.mean;
import static dev.synram.calibration.FloorMeasurements.membranes;
import static dev.synram.calibration.FloorMeasurements.percentile;
import static dev.synram.calibration.FloorMeasurements.runs;
import static dev.synram.calibration.FloorMeasurements.scatter;
import static dev.synram.calibration.FloorMeasurements.standardDeviations;
import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;
import static dev.synram.chip.geometry.ChipGeometry.SIGNED_INPUTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.measurement.DriverAmplitudes;
import dev.synram.calibration.measurement.InputAmplitudes;
import dev.synram.calibration.measurement.InputSide;
import dev.synram.calibration.measurement.MeanReadings;
import dev.synram.calibration.measurement.Quadrants;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.calibration.measurement.TimeConstants;
import dev.synram.calibration.measurement.Uniform;
import dev.synram.calibration.routine.LeakRateRoutine;
import dev.synram.calibration.search.BinarySearch;
import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.Multiplication;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.Stimulus;
import dev.synram.chip.Vectors;
import dev.synram.chip.geometry.Neuron;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Minimum requirements of the public test suites on calibrated chips (calix {@code tests/hw/py}, hxtorch
 * {@code tests/hw}), with their numbers in our list. Each must hold on a calibrated chip, fail with the calibration
 * overwritten, and hold again with the calibration reapplied.
 */
class PublicFloorsTest {

    private static final long[] SEEDS = {1, 2, 3};

    /** The chips are as their users have them. */
    private static final Duration AGE = Duration.ofHours(12);

    private record Floor(String name, Predicate<Chip> holds, Consumer<Chip> overwrite) {}

    private static final List<Floor> WITH_VOLTAGES = List.of(
            new Floor(
                    "K2 channel offsets",
                    PublicFloorsTest::channelOffsetsAreSmall,
                    chip -> scatter(chip, Cell.CADC_OFFSET)),
            new Floor("K3-K6 CADC readings", PublicFloorsTest::cadcReadingsAgree, PublicFloorsTest::spoilCadc),
            new Floor("C1 neurons belong to their channels", PublicFloorsTest::leaksShowInTheirColumns, chip -> {
                fill(chip, Cell.CADC_RAMP_OFFSET, 50);
                fill(chip, Cell.CADC_RAMP_SLOPE, 250);
            }));

    private static final List<Floor> WITH_BASELINE = List.of(
            new Floor(
                    "C2 synapses belong to their channels",
                    PublicFloorsTest::synapsesShowInTheirColumns,
                    chip -> fill(chip, Cell.EXCITATORY_STRENGTH, 0)),
            new Floor("K7-K12 synapse drivers", PublicFloorsTest::driversAreLinear, chip -> {
                fill(chip, Cell.DRIVER_RAMP, 400);
                fill(chip, Cell.DRIVER_OFFSET, 31);
            }),
            new Floor("K14 baselines of both inputs", PublicFloorsTest::baselinesOfBothInputsAgree, chip -> {
                fill(chip, Cell.EXCITATORY_REFERENCE, 511);
                fill(chip, Cell.INHIBITORY_REFERENCE, 511);
            }),
            new Floor("K15 noise", PublicFloorsTest::noiseIsSmall, chip -> {
                fill(chip, Cell.CADC_RAMP_SLOPE, 60);
                fill(chip, Cell.CADC_RAMP_OFFSET, 773);
            }),
            new Floor("K16-K18 amplitudes", PublicFloorsTest::amplitudesAgree, PublicFloorsTest::spoilNeurons),
            new Floor(
                    "K19 baseline",
                    PublicFloorsTest::baselineIsInTheMiddle,
                    chip -> scatter(chip, Cell.RESET_POTENTIAL)),
            new Floor("K21 drift after reset", PublicFloorsTest::membranesStay, chip -> {
                fill(chip, Cell.EXCITATORY_REFERENCE, 511);
                fill(chip, Cell.INHIBITORY_REFERENCE, 511);
            }),
            new Floor("M1-M3 results follow weights and inputs", PublicFloorsTest::resultsFollow, chip -> {
                fill(chip, Cell.EXCITATORY_STRENGTH, 0);
                fill(chip, Cell.INHIBITORY_STRENGTH, 0);
            }),
            new Floor(
                    "M5 gain and noise of a product",
                    PublicFloorsTest::gainAndNoiseOfAProduct,
                    chip -> fill(chip, Cell.SYNAPSE_BIAS, 300)),
            new Floor("M6 diagonal routing", PublicFloorsTest::diagonalsAreRouted, chip -> {
                fill(chip, Cell.EXCITATORY_STRENGTH, 60);
                fill(chip, Cell.INHIBITORY_STRENGTH, 60);
            }));

    @TestFactory
    Stream<DynamicTest> floorsOfVoltages() {
        return floors(WITH_VOLTAGES, false);
    }

    @TestFactory
    Stream<DynamicTest> floorsOfMultiplication() {
        return floors(WITH_BASELINE, true);
    }

    private static Stream<DynamicTest> floors(List<Floor> floors, boolean baseline) {
        return Arrays.stream(Effort.values())
                .flatMap(effort -> Arrays.stream(SEEDS)
                        .boxed()
                        .flatMap(seed -> floors(floors, seed, new CalibrationOptions(effort, baseline))));
    }

    private static Stream<DynamicTest> floors(List<Floor> floors, long seed, CalibrationOptions options) {
        Calibration calibration;
        try (Chip chip = chip(seed)) {
            calibration = new Calibrator(Targets.DEFAULT, options, 1)
                    .calibrate(chip, _ -> {})
                    .calibration();
        }
        String title = ", chip %s, effort %s".formatted(seed, options.effort().label());
        return floors.stream()
                .map(floor -> DynamicTest.dynamicTest(floor.name() + title, () -> {
                    try (SimulatedChip chip = chip(seed)) {
                        chip.advance(AGE);
                        calibration.applyTo(chip);
                        assertThat(floor.holds().test(chip)).as("calibrated").isTrue();
                        calibration.applyTo(chip);
                        floor.overwrite().accept(chip);
                        assertThat(floor.holds().test(chip)).as("overwritten").isFalse();
                        calibration.applyTo(chip);
                        assertThat(floor.holds().test(chip)).as("applied again").isTrue();
                    }
                }));
    }

    private static SimulatedChip chip(long seed) {
        return new SimulatedChip(seed, ChipParameters.nominal(), 2);
    }

    /**
     * K1 and K13: all CADC flags are true, those of the neurons for 60 %. Negative control: unreachable targets must
     * fail.
     */
    @Test
    void successFlags() {
        try (Chip chip = chip(1)) {
            Calibration calibration = new Calibrator(1).calibrate(chip, _ -> {}).calibration();
            for (CellSettings settings : calibration.settings()) {
                if (settings.cell().name().startsWith("CADC")) {
                    assertThat(settings.failures()).isZero();
                }
            }
            int failed = 0;
            for (boolean success : calibration.calibrated(Cell.Scope.COLUMN)) {
                failed += success ? 0 : 1;
            }
            assertThat(failed).isLessThan(512 * 4 / 10);
        }
        ChipParameters hopeless = new ChipParameters(
                "hopeless", ChipParameters.nominal().design(), Map.of(ErrorSource.INPUT_CURRENT, 50.0));
        try (Chip chip = new SimulatedChip(1, hopeless, 2)) {
            Calibration calibration = new Calibrator(1).calibrate(chip, _ -> {}).calibration();
            assertThat(calibration.failures()).isGreaterThan(512);
        }
    }

    /** M4. */
    @Test
    void matricesWiderThanASynramAreRefused() {
        assertThatThrownBy(() -> new Block(0, 0, 128, 0, 257)).hasMessageContaining("do not lie within");
    }

    /**
     * K22: standard deviations after calibration relative to those with every cell at its median, 5 % trimmed at both
     * ends.
     */
    @Test
    void calibrationReducesStandardDeviations() {
        try (Chip chip = chip(4)) {
            Calibration calibration = new Calibrator(
                            Targets.DEFAULT, CalibrationOptions.of(Effort.BEST).withoutBaseline(), 1)
                    .calibrate(chip, _ -> {})
                    .calibration();
            fill(chip, Cell.LEAK_BIAS, 127);
            assertThat(ratioOfStandardDeviations(chip, Cell.LEAK_POTENTIAL, () -> membranes(chip, 2000)))
                    .as("v_leak")
                    .isLessThan(0.30);
            calibration.applyTo(chip);
            assertThat(ratioOfStandardDeviations(chip, Cell.RESET_POTENTIAL, () -> membranes(chip, 0)))
                    .as("v_reset")
                    .isLessThan(0.20);
            calibration.applyTo(chip);
            LeakRateRoutine leak = new LeakRateRoutine(60, 24);
            leak.prepare(chip);
            BinarySearch.noisy().find(leak, chip, NoiseKey.of(1));
            assertThat(ratioOfStandardDeviations(
                            chip, Cell.LEAK_BIAS, () -> leak.measureResiduals(chip, NoiseKey.of(2))))
                    .as("tau_mem")
                    .isLessThan(0.45);
            calibration.applyTo(chip);
            for (InputSide side : InputSide.values()) {
                TimeConstants timeConstants = new TimeConstants(side, 0.32, 8);
                timeConstants.writeWeights(chip);
                assertThat(ratioOfStandardDeviations(
                                chip, side.speed(), () -> timeConstants.measure(chip, NoiseKey.of(3))))
                        .as("tau_syn " + side.label())
                        .isLessThan(0.20);
            }
        }
    }

    private interface Measurement {
        double[] values();
    }

    private static double ratioOfStandardDeviations(Chip chip, Cell cell, Measurement measurement) {
        double calibrated = trimmedStandardDeviation(measurement.values());
        int[] sorted = Arrays.stream(chip.readCells(cell)).sorted().toArray();
        fill(chip, cell, sorted[sorted.length / 2]);
        return calibrated / trimmedStandardDeviation(measurement.values());
    }

    private static double trimmedStandardDeviation(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int cut = sorted.length / 20;
        return Statistics.standardDeviation(Arrays.copyOfRange(sorted, cut, sorted.length - cut));
    }

    private static boolean channelOffsetsAreSmall(Chip chip) {
        double[] offsets =
                Arrays.stream(chip.readCells(Cell.CADC_OFFSET)).asDoubleStream().toArray();
        return Statistics.standardDeviation(offsets) < 20;
    }

    private static boolean cadcReadingsAgree(Chip chip) {
        double[] readings = new MeanReadings(16).voltage(chip, 325, NoiseKey.of(1));
        double[] means = Quadrants.means(readings);
        double lowest = Arrays.stream(means).min().orElseThrow();
        double highest = Arrays.stream(means).max().orElseThrow();
        return highest - lowest < 5 && lowest > 87.5 && highest < 167.5 && Statistics.standardDeviation(readings) < 3;
    }

    private static void spoilCadc(Chip chip) {
        fill(chip, Cell.CADC_RAMP_OFFSET, 50);
        fill(chip, Cell.CADC_RAMP_SLOPE, 250);
        fill(chip, Cell.CADC_OFFSET, 0);
    }

    /** Every fourth neuron leaks to a low potential. */
    private static boolean leaksShowInTheirColumns(Chip chip) {
        fill(chip, Cell.LEAK_BIAS, 127);
        int[] potentials = chip.readCells(Cell.LEAK_POTENTIAL);
        for (int i = 0; i < potentials.length; i += 4) {
            potentials[i] -= 175;
        }
        chip.writeCells(Cell.LEAK_POTENTIAL, potentials);
        double[] readings = membranes(chip, 2000);
        int correct = 0;
        for (int i = 0; i < readings.length; i++) {
            correct += (i % 4 == 0 ? readings[i] < 50 : readings[i] > 100) ? 1 : 0;
        }
        return correct >= 0.95 * readings.length;
    }

    /** Every fourth column has weights. */
    private static boolean synapsesShowInTheirColumns(Chip chip) {
        byte[] weights = new byte[SIGNED_INPUTS * COLUMNS];
        for (int i = 0; i < weights.length; i += 4) {
            weights[i] = 40;
        }
        int correct = 0;
        for (int hemisphere = 0; hemisphere < 2; hemisphere++) {
            byte[] results = mean(chip, hemisphere, weights, Uniform.vector(8));
            for (int c = 0; c < COLUMNS; c++) {
                correct += (results[c] > 50) == (c % 4 == 0) ? 1 : 0;
            }
        }
        return correct >= 0.95 * 2 * COLUMNS;
    }

    private static boolean driversAreLinear(Chip chip) {
        int[] activations = new int[31];
        Arrays.setAll(activations, i -> i + 1);
        DriverAmplitudes measurement = DriverAmplitudes.precise(2, activations);
        measurement.writeWeights(chip);
        double[][] amplitudes = measurement.measure(chip, NoiseKey.of(1));
        double[] means = Arrays.stream(amplitudes).mapToDouble(Statistics::mean).toArray();
        double standardDeviation = Arrays.stream(amplitudes)
                        .mapToDouble(Statistics::standardDeviation)
                        .sum()
                / 31;
        double lowest = Arrays.stream(means).min().orElseThrow();
        double highest = Arrays.stream(means).max().orElseThrow();
        return (means[30] - means[0]) / 30 > 0.5
                && (means[4] - means[0]) / 4 > 0.2
                && (means[30] - means[26]) / 4 > 0.2
                && lowest > -1
                && highest > 20
                && (highest - lowest) / Math.abs(lowest) > 8
                && standardDeviation < Math.min((highest - lowest) / 8, 4);
    }

    private static boolean baselinesOfBothInputsAgree(Chip chip) {
        int[] inhibitory = chip.readCells(Cell.INHIBITORY_STRENGTH);
        int[] excitatory = chip.readCells(Cell.EXCITATORY_STRENGTH);
        fill(chip, Cell.INHIBITORY_STRENGTH, 0);
        double[] ofExcitatory = membranes(chip, 20);
        chip.writeCells(Cell.INHIBITORY_STRENGTH, inhibitory);
        fill(chip, Cell.EXCITATORY_STRENGTH, 0);
        double[] ofInhibitory = membranes(chip, 20);
        chip.writeCells(Cell.EXCITATORY_STRENGTH, excitatory);
        double[] apart = new double[ofExcitatory.length];
        Arrays.setAll(apart, i -> Math.abs(ofExcitatory[i] - ofInhibitory[i]));
        return percentile(apart, 0.8) < 6;
    }

    /** 12 events, 1.2 us apart, 30 runs. */
    private static boolean noiseIsSmall(Chip chip) {
        for (int hemisphere = 0; hemisphere < 2; hemisphere++) {
            double[] standardDeviations =
                    standardDeviations(chip, hemisphere, 20, events(12, 20), new MacSettings(1, 150), 30);
            for (int quadrant = 0; quadrant < 2; quadrant++) {
                double[] of = Arrays.copyOfRange(standardDeviations, quadrant * 128, quadrant * 128 + 128);
                if (percentile(of, 0.75) >= 7) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean amplitudesAgree(Chip chip) {
        double[][] amplitudes = {amplitudes(chip, InputSide.EXCITATORY), amplitudes(chip, InputSide.INHIBITORY)};
        for (int quadrant = 0; quadrant < 4; quadrant++) {
            double[] means = new double[2];
            for (int side = 0; side < 2; side++) {
                double[] of = Arrays.copyOfRange(amplitudes[side], quadrant * 128, quadrant * 128 + 128);
                Arrays.sort(of);
                double[] middle = Arrays.copyOfRange(of, 13, 115);
                means[side] = Statistics.mean(of);
                if (percentile(of, 0.1) <= 20 || middle[101] - middle[0] >= 10) {
                    return false;
                }
            }
            if (Math.abs(means[0] - means[1]) >= 10) {
                return false;
            }
        }
        return true;
    }

    private static double[] amplitudes(Chip chip, InputSide side) {
        InputAmplitudes measurement = new InputAmplitudes(side, 12, 8);
        measurement.writeWeights(chip);
        return measurement.measure(chip, NoiseKey.of(1));
    }

    private static void spoilNeurons(Chip chip) {
        scatter(chip, Cell.EXCITATORY_STRENGTH);
        scatter(chip, Cell.INHIBITORY_STRENGTH);
    }

    private static boolean baselineIsInTheMiddle(Chip chip) {
        double[] away =
                Arrays.stream(membranes(chip, 5)).map(r -> Math.abs(r - 128)).toArray();
        return percentile(away, 0.8) < 16;
    }

    private static boolean membranesStay(Chip chip) {
        Uniform.write(chip, 0);
        double[] drift = new double[512];
        for (int i = 0; i < drift.length; i++) {
            int[] trace = chip.recordMembrane(
                    new Neuron(i / 256, i % 256),
                    new Stimulus(Uniform.vector(0), MacSettings.DEFAULT),
                    625,
                    NoiseKey.of(i));
            double first = Arrays.stream(trace, 0, 20).average().orElseThrow();
            double last = Arrays.stream(trace, 605, 625).average().orElseThrow();
            drift[i] = Math.abs(last - first) / 4 / 20;
        }
        return percentile(drift, 0.9) < 1.0;
    }

    /** Weights -63..63 over 127 columns, both signs of the matrix, on both hemispheres. */
    private static boolean resultsFollow(Chip chip) {
        int[] inputs = {0, 1, 2, 3, 4, 5, 6, 7, 9};
        for (int hemisphere = 0; hemisphere < 2; hemisphere++) {
            for (int sign : new int[] {1, -1}) {
                byte[] weights = new byte[SIGNED_INPUTS * COLUMNS];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = (byte) (sign * Math.clamp(i % COLUMNS - 63, -63, 63));
                }
                double[][] means = new double[inputs.length][];
                for (int v = 0; v < inputs.length; v++) {
                    double[][] runs =
                            runs(chip, hemisphere, weights, Uniform.vector(inputs[v]), MacSettings.DEFAULT, 30);
                    means[v] = columnMeans(runs);
                    double noise = Statistics.mean(columnStandardDeviations(runs));
                    double slope = (means[v][126] - means[v][0]) / 126 * sign;
                    if (noise >= 5 || (inputs[v] >= 3 && slope <= 0.02)) {
                        return false;
                    }
                }
                int ordered = 0;
                for (int c = 0; c < 127; c++) {
                    ordered += Math.abs(means[8][c]) > Math.abs(means[4][c]) ? 1 : 0;
                }
                if (ordered < 0.6 * 128) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Inputs 12, weights 15, 100 runs: the median gain within 25 % of the usual one. */
    private static boolean gainAndNoiseOfAProduct(Chip chip) {
        byte[] weights = new byte[SIGNED_INPUTS * COLUMNS];
        Arrays.fill(weights, (byte) 15);
        for (int hemisphere = 0; hemisphere < 2; hemisphere++) {
            double[][] runs = runs(chip, hemisphere, weights, Uniform.vector(12), new MacSettings(1, 10), 100);
            double gain = Statistics.median(columnMeans(runs)) / (12 * 15 * SIGNED_INPUTS);
            if (Math.abs(gain - 0.002) > 0.25 * 0.002) {
                return false;
            }
            if (Statistics.mean(columnStandardDeviations(runs)) > 2 * 2.0) {
                return false;
            }
        }
        return true;
    }

    /** Inputs of 31 on the diagonal of one quadrant after the other, 40 sends, 2 cycles apart: exact, both signs. */
    private static boolean diagonalsAreRouted(Chip chip) {
        for (int sign : new int[] {1, -1}) {
            for (int quadrant = 0; quadrant < 4; quadrant++) {
                int firstColumn = quadrant % 2 * 128;
                byte[] weights = new byte[SIGNED_INPUTS * COLUMNS];
                Vectors eye = Vectors.zeros(SIGNED_INPUTS, SIGNED_INPUTS);
                for (int i = 0; i < SIGNED_INPUTS; i++) {
                    weights[i * COLUMNS + firstColumn + i] = (byte) (sign * 63);
                    eye.data()[eye.start(i) + i] = 31;
                }
                Block whole = Block.whole(quadrant / 2);
                chip.writeWeights(whole, weights);
                Vectors results = Vectors.zeros(SIGNED_INPUTS, COLUMNS);
                chip.multiply(new Multiplication(whole, new MacSettings(40, 2), NoiseKey.of(quadrant)), eye, results);
                for (int v = 0; v < SIGNED_INPUTS; v++) {
                    for (int c = 0; c < COLUMNS; c++) {
                        boolean routed = results.data()[results.start(v) + c] * sign > 40;
                        if (routed != (c == firstColumn + v)) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }
}
