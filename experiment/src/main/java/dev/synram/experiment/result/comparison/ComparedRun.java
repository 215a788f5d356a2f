package dev.synram.experiment.result.comparison;

import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.setting.ChipSettings;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation, or one chip of it, beside the first one.
 *
 * @param source name of the file
 * @param model name of the network
 * @param data name of the data
 * @param samples number of test samples
 * @param calibration how the chips were calibrated, and how long ago
 * @param chipSeeds seeds of the chips, each the first of those that work together
 * @param chipsTogether number of chips on which the network is placed together
 * @param runs number of runs on each chip
 * @param floatAccuracy accuracy in float on the host, 0..1
 * @param floatDifference that accuracy minus that of the first evaluation; null for the first evaluation
 * @param accuracy on chips, mean over chips and runs, 0..1
 * @param interval confidence interval of that accuracy over samples
 * @param difference that accuracy minus the first one; null for the first one
 * @param paired whether both were scored on the same samples, so that the intervals of the differences are paired; null for
 *     the first one
 */
public record ComparedRun(
        String source,
        String model,
        String data,
        int samples,
        CalibrationState calibration,
        List<Long> chipSeeds,
        int chipsTogether,
        int runs,
        double floatAccuracy,
        @Nullable AccuracyDifference floatDifference,
        double accuracy,
        AccuracyInterval interval,
        @Nullable AccuracyDifference difference,
        @Nullable Boolean paired) {

    public ComparedRun {
        chipSeeds = List.copyOf(chipSeeds);
    }

    /** The name of the chips, such as "chip 1" or "chips 1, 2, 3". */
    public String chips() {
        if (chipSeeds.size() == 1) {
            return ChipSettings.name(chipSeeds.getFirst(), chipsTogether);
        }
        return "chips "
                + chipSeeds.stream()
                        .map(seed -> chipsTogether == 1 ? seed.toString() : seed + " to " + (seed + chipsTogether - 1))
                        .collect(Collectors.joining(", "));
    }
}
