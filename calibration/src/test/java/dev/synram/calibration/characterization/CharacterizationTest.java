package dev.synram.calibration.characterization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationOptions;
import dev.synram.calibration.Calibrator;
import dev.synram.calibration.Effort;
import dev.synram.calibration.Targets;
import dev.synram.calibration.measurement.Statistics;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.List;
import org.junit.jupiter.api.Test;

class CharacterizationTest {

    private static final NoiseKey NOISE = NoiseKey.of(2);

    /**
     * In every range, the median over chips 1 to 10 is within one published standard deviation of single columns; without
     * calibration it is not. A single chip need not be: its mean goes with the gain of the one driver that sends.
     */
    @Test
    void theSweepOverOneRowMatchesThePublishedOne() {
        double[][] before = new double[PublishedSweep.RANGES.size()][10];
        double[][] after = new double[PublishedSweep.RANGES.size()][10];
        for (int seed = 1; seed <= 10; seed++) {
            try (Chip chip = new SimulatedChip(seed, ChipParameters.nominal(), 2)) {
                sweep(chip, before, seed - 1);
                new Calibrator(Targets.DEFAULT, CalibrationOptions.of(Effort.BEST), 1).calibrate(chip, _ -> {});
                sweep(chip, after, seed - 1);
            }
        }
        assertThat(worst(before)).isGreaterThan(1);
        assertThat(worst(after)).as("distance from the published means").isLessThanOrEqualTo(1);
    }

    private static void sweep(Chip chip, double[][] means, int index) {
        List<Point> points = AmplitudeSweep.ofOneRow(30).measure(chip, Characterization.ROW_INPUT, NOISE);
        for (int range = 0; range < means.length; range++) {
            means[range][index] = PublishedSweep.RANGES.get(range).meanOf(points);
        }
    }

    private static double worst(double[][] means) {
        double worst = 0;
        for (int i = 0; i < means.length; i++) {
            PublishedSweep range = PublishedSweep.RANGES.get(i);
            worst = Math.max(worst, Math.abs(Statistics.median(means[i]) - range.mean()) / range.standardDeviation());
        }
        return worst;
    }

    @Test
    void metricsOfACalibratedChipMatchPublishedOnes() {
        try (Chip chip = new SimulatedChip(1, ChipParameters.nominal(), 2)) {
            new Calibrator(Targets.DEFAULT, CalibrationOptions.of(Effort.BEST), 1).calibrate(chip, _ -> {});
            Characterization measured = Characterization.measure(chip, List.of(0, 3, 7), 30, NOISE);
            ResponseMetrics metrics = measured.figures();
            assertThat(metrics.gain()).isBetween(0.0018, 0.0022);
            assertThat(metrics.temporalNoise()).isBetween(1.5, 2.5);
            assertThat(metrics.fixedPatternPercent()).isLessThan(4);
            assertThat(metrics.linearityR2()).isGreaterThan(0.995);
            assertThat(metrics.saturationHigh()).isBetween(115.0, 127.0);
            assertThat(metrics.saturationLow()).isBetween(-120.0, -100.0);
            assertThat(measured.amplitudes()).hasSize(3 * 2 * 127);
            assertThat(measured.map()).hasSize(2 * 256);
            assertThat(measured.map()).allMatch(point -> point.mean() > 44 && point.mean() < 54);

            Calibration.reset(chip);
            ResponseMetrics uncalibrated =
                    Characterization.measure(chip, List.of(0, 3, 7), 30, NOISE).figures();
            assertThat(uncalibrated.fixedPatternPercent()).isGreaterThan(4 * metrics.fixedPatternPercent());
            assertThat(uncalibrated.linearityR2()).isLessThan(0.98);
        }
    }

    @Test
    void anIdealChipIsExactlyLinear() {
        try (Chip chip = new SimulatedChip(1, ChipParameters.ideal(), 2)) {
            Characterization measured = Characterization.measure(chip, List.of(1, 2, 3), 2, NOISE);
            assertThat(measured.figures().gain()).isCloseTo(1 / 512.0, within(1e-5));
            assertThat(measured.figures().temporalNoise()).isZero();
            for (Point point : measured.amplitudes()) {
                assertThat(point.mean()).isEqualTo(Math.floor(point.weight() * point.input() * 128 / 512.0 + 0.5));
            }
        }
    }

    @Test
    void impossibleSweepsAreRefused() {
        assertThatThrownBy(() -> new AmplitudeSweep(0, MacSettings.DEFAULT, 30)).hasMessageContaining("1..128 rows");
        assertThatThrownBy(() -> new AmplitudeSweep(1, MacSettings.DEFAULT, 1)).hasMessageContaining("at least 2 runs");
    }
}
