package dev.synram.experiment.job;

import dev.synram.calibration.Calibration;
import dev.synram.calibration.CalibrationFile;
import dev.synram.calibration.CalibrationOptions;
import dev.synram.calibration.Calibrator;
import dev.synram.calibration.Effort;
import dev.synram.calibration.Targets;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.experiment.AgedCalibration;
import dev.synram.experiment.Progress;
import dev.synram.experiment.StepProgress;
import dev.synram.experiment.result.CalibrationResult;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.experiment.setting.SettingException;
import dev.synram.files.FileContent;
import dev.synram.files.FileException;
import dev.synram.files.FileOutput;
import dev.synram.files.JsonFields;
import dev.synram.simulator.Fidelity;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Calibrations of nominal chips: fields {@code chip_seed}, {@code seed} of the noise, {@code effort} and {@code
 * calibration_age_hours}. Takes seconds, so it begins again after an interruption.
 */
final class CalibrationJobs implements JobKind {

    private static final String CALIBRATION = "calibration.json";
    private static final String RESULT = "result.json";
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MOST_HOURS = CalibrationSettings.MAX_AGE.toHours();

    @Override
    public String name() {
        return "calibration";
    }

    @Override
    public List<String> results() {
        return List.of(CALIBRATION, RESULT);
    }

    @Override
    public Job prepare(JsonFields order, int threads) {
        long chipSeed = order.has("chip_seed") ? order.longInteger("chip_seed") : 1;
        long seed = order.has("seed") ? order.longInteger("seed") : 1;
        Effort effort = order.has("effort") ? effort(order.text("effort")) : Effort.PUBLIC;
        double hours = order.has("calibration_age_hours") ? order.number("calibration_age_hours", 0, MOST_HOURS) : 0;
        CalibrationSettings settings =
                new CalibrationSettings(effort, Duration.ofSeconds(Math.round(hours * SECONDS_PER_HOUR)));
        return (folder, progress) -> {
            try (SimulatedChip chip = new SimulatedChip(
                    chipSeed, ChipParameters.nominal(), ChipGeometry.BRAINSCALES2, Fidelity.FOLDED, threads)) {
                write(folder.results(), calibrated(chip, settings, seed, progress));
            }
        };
    }

    private static Effort effort(String name) {
        return Stream.of(Effort.values())
                .filter(effort -> effort.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new SettingException(
                        "effort",
                        "is '%s'; it must be one of %s"
                                .formatted(
                                        name,
                                        Stream.of(Effort.values())
                                                .map(Effort::label)
                                                .toList())));
    }

    private static Calibration calibrated(
            SimulatedChip chip, CalibrationSettings settings, long seed, Progress progress) {
        Calibrator calibrator = new Calibrator(Targets.DEFAULT, CalibrationOptions.of(settings.effort()), seed);
        try (StepProgress steps = new StepProgress(progress, calibrator.steps())) {
            Calibration fresh = calibrator.calibrate(chip, steps::begin).calibration();
            return AgedCalibration.of(fresh, chip, settings.age());
        }
    }

    private static void write(Path results, Calibration calibration) {
        CalibrationFile.write(results.resolve(CALIBRATION), calibration);
        try {
            FileOutput.write(
                    results.resolve(RESULT),
                    FileContent.of(CalibrationResult.of(calibration).json()));
        } catch (IOException e) {
            throw new FileException(
                    String.format(Locale.ROOT, "%s cannot be written: %s", RESULT, FileException.reason(e)), e);
        }
    }
}
