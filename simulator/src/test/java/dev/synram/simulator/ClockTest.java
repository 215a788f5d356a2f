package dev.synram.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synram.chip.Block;
import dev.synram.chip.Cell;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.simulator.error.ErrorSource;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the chip's clock changes: drift over hours, noise over milliseconds to seconds. */
class ClockTest {

    private static final long[] HOURS = {1, 3, 6, 12, 18, 24, 36, 48, 72, 120, 168};

    private static final ChipParameters DRIFTING = ChipParameters.nominal()
            .only(
                    ErrorSource.DRIFT_STRENGTH,
                    ErrorSource.DRIFT_CURRENT,
                    ErrorSource.DRIFT_CADC,
                    ErrorSource.DRIFT_TEMPERATURE);

    /** Bit by bit, and so are the cells in between. */
    @Test
    void theStepsOfTheClockDoNotMatter() {
        byte[] once;
        try (SimulatedChip chip = new SimulatedChip(4, ChipParameters.nominal(), 1)) {
            chip.advance(Duration.ofHours(30).plusMillis(77));
            once = results(chip);
        }
        try (SimulatedChip chip = new SimulatedChip(4, ChipParameters.nominal(), 1)) {
            for (int step = 0; step < 1000; step++) {
                chip.advance(Duration.ofNanos(77_000));
                if (step % 100 == 0) {
                    results(chip);
                }
                chip.advance(Duration.ofSeconds(108));
            }
            assertThat(results(chip)).isEqualTo(once);
        }
    }

    private static byte[] results(Chip chip) {
        Block block = Block.whole(1);
        chip.writeWeights(block, Patterns.randomWeights(block, 1));
        return Patterns.multiply(chip, block, MacSettings.DEFAULT, Patterns.randomActivations(20, 128, 2));
    }

    /**
     * Root mean square changes over 40 chips. All three kinds of instances take part: their mean squares scatter by less than
     * 1 %, and the ages share their random numbers.
     */
    @Test
    void driftGrowsWithAge() {
        double[] squares = new double[HOURS.length];
        for (int seed = 0; seed < 40; seed++) {
            double[] fresh = {};
            long hours = 0;
            try (SimulatedChip chip = new SimulatedChip(seed, DRIFTING, new ChipGeometry(1), 1)) {
                fresh = readings(chip);
                for (int i = 0; i < HOURS.length; i++) {
                    chip.advance(Duration.ofHours(HOURS[i] - hours));
                    hours = HOURS[i];
                    double[] aged = readings(chip);
                    for (int c = 0; c < aged.length; c++) {
                        squares[i] += (aged[c] - fresh[c]) * (aged[c] - fresh[c]);
                    }
                }
            }
        }
        for (int i = 1; i < HOURS.length; i++) {
            assertThat(squares[i]).as("%s h".formatted(HOURS[i])).isGreaterThan(squares[i - 1]);
        }
        double anHourOfADay = Math.sqrt(squares[0] / squares[Arrays.binarySearch(HOURS, 24)]);
        assertThat(anHourOfADay).isBetween(0.2, 0.35);
    }

    /** Constant currents over 100 µs, and results of strong events: 40 times the rounding of a reading. */
    private static double[] readings(Chip chip) {
        int[] late = chip.readMembranes(0, 200, NoiseKey.of(1));
        Patterns.fillWeights(chip, 63);
        byte[] strong = Patterns.multiply(chip, Block.whole(0), new MacSettings(20, 5), Patterns.rows(1, 2, 31));
        double[] all = new double[512];
        for (int c = 0; c < 256; c++) {
            all[c] = late[c];
            all[256 + c] = 5 * strong[c];
        }
        return all;
    }

    /** Low-frequency noise: nearly equal a millisecond later, half of it gone after 50 ms, all of it after a minute. */
    @Test
    void slowNoisePersists() {
        ChipParameters parameters = ChipParameters.nominal().only(ErrorSource.NOISE_SLOW);
        long[] millis = {0, 1, 50, 60_000};
        double[][] readings = new double[millis.length][];
        try (SimulatedChip chip = new SimulatedChip(1, parameters, new ChipGeometry(8), 1)) {
            long now = 0;
            for (int i = 0; i < millis.length; i++) {
                chip.advance(Duration.ofMillis(millis[i] - now));
                now = millis[i];
                readings[i] = currents(chip);
                assertThat(currents(chip)).isEqualTo(readings[i]);
            }
        }
        assertThat(correlation(readings[0], readings[1])).isGreaterThan(0.9);
        assertThat(correlation(readings[0], readings[2])).isBetween(0.35, 0.6);
        assertThat(correlation(readings[0], readings[3])).isBetween(-0.1, 0.1);
    }

    private static double[] currents(Chip chip) {
        double[] all = new double[8 * 256];
        for (int h = 0; h < 8; h++) {
            int[] readings = chip.readMembranes(h, 1000, NoiseKey.of(1));
            for (int c = 0; c < 256; c++) {
                all[h * 256 + c] = readings[c] - 120;
            }
        }
        return all;
    }

    private static double correlation(double[] a, double[] b) {
        double products = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            products += a[i] * b[i];
            squaresA += a[i] * a[i];
            squaresB += b[i] * b[i];
        }
        return products / Math.sqrt(squaresA * squaresB);
    }

    /** Written again, analog cells hold something a little different; digital ones and reading change nothing. */
    @Test
    void writingAnalogCellsRedrawsThem() {
        ChipParameters parameters = ChipParameters.nominal().noiseless();
        try (SimulatedChip chip = new SimulatedChip(1, parameters, 1)) {
            byte[] before = results(chip);
            chip.writeCells(Cell.CADC_OFFSET, chip.readCells(Cell.CADC_OFFSET));
            chip.writeCells(Cell.DRIVER_OFFSET, chip.readCells(Cell.DRIVER_OFFSET));
            assertThat(results(chip)).isEqualTo(before);
            chip.writeCells(Cell.EXCITATORY_STRENGTH, chip.readCells(Cell.EXCITATORY_STRENGTH));
            assertThat(results(chip)).isNotEqualTo(before);
        }
    }
}
