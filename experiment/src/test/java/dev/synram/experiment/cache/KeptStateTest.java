package dev.synram.experiment.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.synram.calibration.Calibrator;
import dev.synram.calibration.Effort;
import dev.synram.calibration.measurement.Response;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrationFile;
import dev.synram.calibration.spiking.SpikingCalibrator;
import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.chip.Cell;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.simulator.Fidelity;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chip of a kept calibration is, bit by bit, the chip that was measured: harsh ones have all error sources and drift. */
class KeptStateTest {

    private static final ChipGeometry HALF = new ChipGeometry(1);

    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path folder;

    private static SimulatedChip chip() {
        return new SimulatedChip(5, ChipParameters.harsh(), HALF, Fidelity.FOLDED, 1);
    }

    @Test
    void ofMultiplication() {
        Calibrator calibrator = new Calibrator(3);
        CalibrationKind.Multiplying kind = new CalibrationKind.Multiplying(calibrator, Duration.ZERO);
        CalibrationCache cache = CalibrationCache.in(folder, warnings::add);
        try (SimulatedChip measured = chip();
                SimulatedChip restored = chip();
                SimulatedChip writtenOnce = chip()) {
            var expected = cache.calibration(
                    measured, kind, () -> calibrator.calibrate(measured).calibration());
            var kept = cache.calibration(restored, kind, () -> fail("a kept calibration is not measured"));

            assertThat(kind.write(kept)).isEqualTo(kind.write(expected));
            assertSameCells(restored, measured);
            kept.applyTo(writtenOnce);
            for (Duration drift : List.of(Duration.ZERO, Duration.ofHours(12))) {
                measured.advance(drift);
                restored.advance(drift);
                writtenOnce.advance(drift);
                Response response = Response.measure(measured, NoiseKey.of(8));
                assertThat(Response.measure(restored, NoiseKey.of(8))).isEqualTo(response);
                // The same settings alone are not enough: analog cells hold something else after every writing.
                assertThat(Response.measure(writtenOnce, NoiseKey.of(8))).isNotEqualTo(response);
            }
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void ofSpikingNeurons() {
        SpikingCalibrator calibrator = new SpikingCalibrator(SpikingTargets.DEFAULT, Effort.PUBLIC, 3);
        CalibrationKind.Spiking kind = new CalibrationKind.Spiking(calibrator);
        CalibrationCache cache = CalibrationCache.in(folder, warnings::add);
        try (SimulatedChip measured = chip();
                SimulatedChip restored = chip()) {
            SpikingCalibration expected = cache.calibration(
                    measured, kind, () -> calibrator.calibrate(measured).calibration());
            SpikingCalibration kept =
                    cache.calibration(restored, kind, () -> fail("a kept calibration is not measured"));

            assertThat(SpikingCalibrationFile.write(kept)).isEqualTo(SpikingCalibrationFile.write(expected));
            assertSameState(restored, measured);
        }
        assertThat(warnings).isEmpty();
    }

    private static void assertSameCells(SimulatedChip restored, SimulatedChip measured) {
        for (Cell cell : Cell.values()) {
            assertThat(restored.readCells(cell)).as(cell.name()).isEqualTo(measured.readCells(cell));
        }
        assertThat(restored.writings()).isEqualTo(measured.writings());
    }

    private static void assertSameState(SimulatedChip restored, SimulatedChip measured) {
        assertSameCells(restored, measured);
        for (double micros : new double[] {0, 3, 30}) {
            int[] readings = measured.readMembranes(0, micros, NoiseKey.of(4));
            assertThat(restored.readMembranes(0, micros, NoiseKey.of(4))).isEqualTo(readings);
            assertThat(Arrays.stream(readings).distinct().count()).isGreaterThan(1);
        }
    }
}
