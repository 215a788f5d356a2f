package dev.synram.report.page;

import dev.synram.experiment.accuracy.AccuracyDifference;
import dev.synram.experiment.result.CalibrationAccuracy;
import dev.synram.experiment.result.CalibrationResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What better and fresher calibration buys, as a table. */
public final class CalibrationTable {

    private static final String HEADING = "What better and fresher calibration buys";

    private CalibrationTable() {}

    /** The section with the accuracies of a network. */
    public static Section ofAccuracies(List<CalibrationAccuracy> rows) {
        return Section.table(
                HEADING,
                "The first chip with each calibration, with 95 % confidence intervals. Differences are to the first row, in percentage points.",
                List.of("calibration", "correct", "interval", "difference", ""),
                rows.stream().map(CalibrationTable::row).toList());
    }

    /** The section with the responses of a chip. */
    public static Section ofResponses(List<CalibrationResponse> rows) {
        return Section.table(
                HEADING,
                "Measured with random weights and activations. The standard deviation of the gain is over columns.",
                List.of(
                        "calibration",
                        "gain, LSB",
                        "standard deviation of the gain",
                        "fixed pattern, LSB",
                        "temporal noise, LSB"),
                rows.stream().map(CalibrationTable::row).toList());
    }

    private static List<String> row(CalibrationAccuracy row) {
        AccuracyDifference difference = row.difference();
        return List.of(
                row.calibration().label(),
                Units.percent(row.accuracy()),
                "%s to %s"
                        .formatted(
                                Units.percent(row.interval().low()),
                                Units.percent(row.interval().high())),
                difference(difference),
                difference != null && difference.withinChance() ? "within chance" : "");
    }

    private static String difference(@Nullable AccuracyDifference difference) {
        return difference == null
                ? ""
                : "%s (%s to %s)"
                        .formatted(
                                Decimal.of(100 * difference.mean(), 2),
                                Decimal.of(100 * difference.low(), 2),
                                Decimal.of(100 * difference.high(), 2));
    }

    private static List<String> row(CalibrationResponse row) {
        return List.of(
                row.calibration().label(),
                Decimal.of(row.gain(), 5),
                Units.percent(row.gainStandardDeviation()),
                Decimal.of(row.fixedPatternLsb(), 2),
                Decimal.of(row.temporalNoiseLsb(), 2));
    }
}
