package dev.synram.calibration.characterization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationOptions;
import dev.synram.calibration.Calibrator;
import dev.synram.calibration.Effort;
import dev.synram.calibration.Targets;
import dev.synram.chip.Chip;
import dev.synram.chip.MacSettings;
import dev.synram.chip.NoiseKey;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterizationTest {

    private static final NoiseKey NOISE = NoiseKey.of(2);

    /**
     * Agrees with the published sweep within its residual standard deviation in every range, on both sides; without
     * calibration it does not. Of chips 1 to 50, three are borderline (12, 21 and 22): whether they pass depends on the
     * noise of their calibration.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theSweepOverOneRowMatchesThePublishedOne(long seed) {
        try (Chip chip = new SimulatedChip(seed, ChipParameters.nominal(), 2)) {
            assertThat(worst(chip)).isGreaterThan(1);
            new Calibrator(Targets.DEFAULT, CalibrationOptions.of(Effort.BEST), 1).calibrate(chip, _ -> {});
            assertThat(worst(chip)).as("distance from the published means").isLessThanOrEqualTo(1);
        }
    }

    private static double worst(Chip chip) {
        List<Point> points = AmplitudeSweep.ofOneRow(30).measure(chip, Characterization.ROW_INPUT, NOISE);
        double worst = 0;
        for (PublishedSweep range : PublishedSweep.RANGES) {
            worst = Math.max(worst, Math.abs(range.meanOf(points) - range.mean()) / range.standardDeviation());
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
