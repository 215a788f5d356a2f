package dev.synram.cli.command.summary;

import dev.synram.cli.console.TerminalText;
import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.result.CalibrationAccuracy;
import dev.synram.experiment.result.CalibrationResponse;
import java.util.List;

/** What better and fresher calibration buys, as rows for people. */
public final class CalibrationRows {

    private CalibrationRows() {}

    /** Adds accuracies with each calibration, if any. */
    public static void addAccuracies(TerminalText text, List<CalibrationAccuracy> rows) {
        if (rows.isEmpty()) {
            return;
        }
        text.format(
                "  %-30s %9s %20s   %s%n", "calibration of the first chip", "correct", "95 % interval", "difference");
        for (CalibrationAccuracy row : rows) {
            text.format(
                    "  %-30s %7.2f %% %11.2f to %5.2f %%   ",
                    row.calibration().label(),
                    100 * row.accuracy(),
                    100 * row.interval().low(),
                    100 * row.interval().high());
            AccuracyDifference difference = row.difference();
            if (difference == null) {
                text.format("%n");
            } else {
                text.format(
                        "%+.2f (%+.2f to %+.2f)%s%n",
                        100 * difference.mean(),
                        100 * difference.low(),
                        100 * difference.high(),
                        difference.withinChance() ? ", within chance" : "");
            }
        }
    }

    /** Adds what the chip's response is with each calibration. */
    public static void addResponses(TerminalText text, List<CalibrationResponse> rows) {
        if (rows.isEmpty()) {
            return;
        }
        text.format(
                "  %-30s %11s %16s %14s %14s%n",
                "calibration", "gain, LSB", "std. dev.", "fixed pattern", "temporal noise");
        for (CalibrationResponse row : rows) {
            text.format(
                    "  %-30s %11.5f %14.2f %% %10.2f LSB %10.2f LSB%n",
                    row.calibration().label(),
                    row.gain(),
                    100 * row.gainStandardDeviation(),
                    row.fixedPatternLsb(),
                    row.temporalNoiseLsb());
        }
    }
}
