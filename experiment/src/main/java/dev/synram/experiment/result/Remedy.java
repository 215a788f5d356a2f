package dev.synram.experiment.result;

import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.accuracy.Points;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something that may win accuracy back.
 *
 * @param what it is
 * @param how it is done: an option or a command
 * @param gain accuracy with it less that without it on the same samples, if it was tried; else what it can win at most, as
 *     estimated from the cause that it removes
 * @param tried whether it was tried
 */
public record Remedy(String what, String how, AccuracyDifference gain, boolean tried) {

    /** The gain in words: percentage points with their interval. */
    public String gained() {
        String points = Points.of(gain.mean(), gain.low(), gain.high());
        if (!tried) {
            return "at most about " + points;
        }
        return gain.withinChance() ? points + ", within chance" : points;
    }

    /**
     * What may help according to an analysis, the largest gain first.
     *
     * @param drop the accuracy drop in all
     * @param calibrations accuracies with better and fresher calibrations
     * @param causes what causes cost
     */
    public static List<Remedy> of(
            AccuracyDifference drop, List<CalibrationAccuracy> calibrations, List<CauseEffect> causes) {
        List<Remedy> remedies = new ArrayList<>();
        for (CalibrationAccuracy calibration : calibrations) {
            AccuracyDifference gain = calibration.difference();
            if (gain != null) {
                CalibrationState state = calibration.calibration();
                remedies.add(new Remedy(
                        "calibrate: " + state.label(),
                        "--calibration-effort %s --calibration-age %s"
                                .formatted(state.effort(), Math.round(state.ageHours())),
                        gain,
                        true));
            }
        }
        for (CauseEffect cause : causes) {
            Sensitivity lost = cause.amongAll();
            if (!cause.remedy().isEmpty() && !lost.withinChance() && lost.accuracyDrop() > 0) {
                remedies.add(new Remedy(
                        "less of: " + cause.cause(),
                        cause.remedy(),
                        new AccuracyDifference(lost.accuracyDrop(), lost.dropLow(), lost.dropHigh()),
                        false));
            }
        }
        if (!drop.withinChance() && drop.mean() > 0) {
            remedies.add(new Remedy("train with the chip in the loop", "synram train MODEL --data DATA", drop, false));
        }
        return ranked(remedies);
    }

    /** Sorted with the largest gain first. */
    public static List<Remedy> ranked(List<Remedy> remedies) {
        return remedies.stream()
                .sorted(Comparator.comparingDouble(
                                (Remedy remedy) -> remedy.gain().mean())
                        .reversed())
                .toList();
    }
}
