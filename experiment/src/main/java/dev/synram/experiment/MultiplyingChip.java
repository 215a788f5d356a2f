package dev.synram.experiment;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.Calibrator;
import dev.synram.experiment.cache.CalibrationCache;
import dev.synram.experiment.cache.CalibrationKind;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.SimulatedChipId;
import java.time.Duration;

/** One simulated chip that is calibrated for multiplication, or was so before. */
public final class MultiplyingChip {

    private MultiplyingChip() {}

    /**
     * Calibrates a chip and lets it drift; a kept calibration takes no measurement.
     *
     * @param settings the age, and where calibrations are kept; what else they say is not used
     * @param progress is shown while the chip is measured
     * @return the calibration with the response at that age
     */
    public static Calibration calibrated(
            SimulatedChip chip, Calibrator calibrator, CalibrationSettings settings, Progress progress) {
        CalibrationCache cache = settings.cache();
        if (settings.age().isZero()) {
            return fresh(chip, calibrator, cache, progress);
        }
        return cache.calibration(
                chip,
                new CalibrationKind.Multiplying(calibrator, settings.age()),
                () -> AgedCalibration.of(fresh(chip, calibrator, cache, progress), chip, settings.age()));
    }

    private static Calibration fresh(
            SimulatedChip chip, Calibrator calibrator, CalibrationCache cache, Progress progress) {
        return cache.calibration(chip, new CalibrationKind.Multiplying(calibrator, Duration.ZERO), () -> {
            String name = SimulatedChipId.parse(chip.id())
                    .map(id -> "chip " + id.seed())
                    .orElse(chip.id());
            try (Progress.Task task = progress.begin("calibrating " + name, calibrator.steps())) {
                return calibrator.calibrate(chip, _ -> task.advance(1)).calibration();
            }
        });
    }
}
