package dev.synram.experiment.result;

import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.setting.CalibrationSettings;
import dev.synram.runtime.Classification;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The accuracy of a network on the first chip with one of several calibrations.
 *
 * @param calibration how the chip was calibrated, and how long ago
 * @param accuracy mean over the runs, 0..1
 * @param interval confidence interval of the accuracy
 * @param difference accuracy minus that with the first calibration; null for the first one
 */
public record CalibrationAccuracy(
        CalibrationState calibration,
        double accuracy,
        AccuracyInterval interval,
        @Nullable AccuracyDifference difference) {

    /**
     * The accuracy of runs.
     *
     * @param runs classifications of the same samples, at least one
     * @param first those with the first calibration; empty if these are they
     */
    public static CalibrationAccuracy of(
            CalibrationSettings calibration, List<Classification> runs, Optional<List<Classification>> first) {
        double accuracy =
                runs.stream().mapToDouble(Classification::accuracy).average().orElseThrow();
        return new CalibrationAccuracy(
                CalibrationState.of(calibration),
                accuracy,
                AccuracyInterval.of(accuracy, runs.getFirst().labels().length),
                first.map(others -> AccuracyDifference.between(runs, others)).orElse(null));
    }
}
