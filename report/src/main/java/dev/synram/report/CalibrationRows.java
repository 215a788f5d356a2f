package dev.synram.report;

import dev.synram.calibration.Metric;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.report.page.Decimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rows of the tables that calibrations of both kinds have. */
public final class CalibrationRows {

    private CalibrationRows() {}

    /** A metric before and after: name, two means with standard deviations, unit. */
    public static List<String> of(Metric metric) {
        return List.of(
                metric.name(),
                plusMinus(metric.meanBefore(), metric.spreadBefore()),
                plusMinus(metric.meanAfter(), metric.spreadAfter()),
                metric.unit());
    }

    /** The settings of a cell: name, lowest, median, highest, how many failed. */
    public static List<String> of(CellSettings settings) {
        int[] sorted = Arrays.stream(settings.values()).sorted().toArray();
        return List.of(
                settings.cell().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                Integer.toString(sorted[0]),
                Integer.toString(sorted[sorted.length / 2]),
                Integer.toString(sorted[sorted.length - 1]),
                "%s of %s".formatted(settings.failures(), sorted.length));
    }

    private static String plusMinus(double mean, double standardDeviation) {
        return Decimal.of(mean, 3) + " ± " + Decimal.of(standardDeviation, 3);
    }
}
