package dev.synram.experiment.spiking;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrator;
import dev.synram.chip.Chip;
import dev.synram.experiment.Progress;
import dev.synram.experiment.StepProgress;
import dev.synram.experiment.cache.CalibrationCache;
import dev.synram.experiment.cache.CalibrationKind;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.simulator.SimulatedChip;

/** One simulated chip that is calibrated for spiking neurons, or was so before. */
public final class SpikingChip {

    private SpikingChip() {}

    /**
     * Calibrates a chip and lets it drift; a kept calibration takes no measurement.
     *
     * @param settings the age, and where calibrations are kept; what else they say is not used
     * @param progress is shown while the chip is measured
     * @return the calibration at that age
     */
    public static SpikingCalibration calibrated(
            SimulatedChip chip, SpikingCalibrator calibrator, CalibrationSettings settings, Progress progress) {
        SpikingCalibration fresh = calibrated(chip, calibrator, settings.cache(), progress);
        chip.advance(settings.age());
        return fresh.aged(settings.age());
    }

    /** Calibrates a chip; calibrations of new simulated ones are kept if {@link CalibrationCache#PROPERTY} says where. */
    public static SpikingCalibration calibrated(Chip chip, SpikingCalibrator calibrator) {
        return chip instanceof SimulatedChip simulated
                ? calibrated(simulated, calibrator, CalibrationCache.ofProperty(), Progress.NONE)
                : calibrator.calibrate(chip).calibration();
    }

    private static SpikingCalibration calibrated(
            SimulatedChip chip, SpikingCalibrator calibrator, CalibrationCache cache, Progress progress) {
        return cache.calibration(chip, new CalibrationKind.Spiking(calibrator), () -> {
            try (StepProgress steps = new StepProgress(progress, calibrator.steps())) {
                return calibrator.calibrate(chip, steps::begin).calibration();
            }
        });
    }
}
