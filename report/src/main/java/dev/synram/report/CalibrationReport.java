package dev.synram.report;

import dev.synram.calibration.Calibrated;
import dev.synram.calibration.Calibration;
import dev.synram.calibration.Metric;
import dev.synram.calibration.measurement.CellSettings;
import dev.synram.calibration.measurement.Quantity;
import dev.synram.chip.Cell;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.report.chart.Plot;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.FigurePage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The page of a calibration: every quantity before and after as a table, histograms and maps. */
public final class CalibrationReport {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;
    private static final int BINS = 40;

    private final Calibrated calibrated;

    /** Makes a report. */
    public CalibrationReport(Calibrated calibrated) {
        this.calibrated = calibrated;
    }

    /** The page as HTML. */
    public String page() {
        Calibration calibration = calibrated.calibration();
        List<FigurePage.Section> sections = new ArrayList<>();
        sections.add(FigurePage.Section.table(
                "Every quantity before and after",
                "Mean and standard deviation over all instances, measured through the chip's own ADCs before and right after calibration.",
                List.of("", "before", "after", ""),
                calibration.figures().stream().map(CalibrationReport::row).toList()));
        sections.add(FigurePage.Section.table(
                "Settings",
                "An instance fails if its setting ended at a bound of its cell or, with best effort, its residual is out of tolerance.",
                List.of("cell", "lowest", "median", "highest", "failed"),
                calibration.settings().stream().map(CalibrationReport::row).toList()));
        for (Quantity after : calibrated.after().quantities()) {
            Quantity before = calibrated.before().quantity(after.name());
            sections.add(FigurePage.Section.plots(
                    after.name().substring(0, 1).toUpperCase(Locale.ROOT)
                            + after.name().substring(1),
                    "",
                    List.of(histogram(before, after).svg(), map(before, after).svg())));
        }
        return FigurePage.render(
                "Calibration of " + calibration.chip(),
                "Measured with seed %d. With this calibration (%s), the gain is %s LSB and the noise %s LSB."
                        .formatted(
                                calibration.seed(),
                                CalibrationState.of(calibration).label(),
                                Decimal.of(calibration.after().gain(), 5),
                                Decimal.of(calibration.after().temporalNoise(), 2)),
                sections);
    }

    private static List<String> row(Metric metric) {
        return List.of(
                metric.name(),
                plusMinus(metric.meanBefore(), metric.spreadBefore()),
                plusMinus(metric.meanAfter(), metric.spreadAfter()),
                metric.unit());
    }

    private static String plusMinus(double mean, double standardDeviation) {
        return Decimal.of(mean, 3) + " ± " + Decimal.of(standardDeviation, 3);
    }

    private static List<String> row(CellSettings settings) {
        int[] sorted = Arrays.stream(settings.values()).sorted().toArray();
        return List.of(
                settings.cell().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                Integer.toString(sorted[0]),
                Integer.toString(sorted[sorted.length / 2]),
                Integer.toString(sorted[sorted.length - 1]),
                "%d of %d".formatted(settings.failures(), sorted.length));
    }

    private static Plot histogram(Quantity before, Quantity after) {
        double low = Math.min(lowest(before), lowest(after));
        double high = Math.max(highest(before), highest(after));
        double width = Math.max(high - low, 1e-9) / BINS;
        return new Plot(WIDTH, HEIGHT, after.unit(), "instances")
                .legendBelow()
                .xRange(low, high)
                .line("before", edges(low, width), counts(before, low, width))
                .line("after", edges(low, width), counts(after, low, width));
    }

    /** Both ends of every bin, so that lines draw steps. */
    private static double[] edges(double low, double width) {
        double[] edges = new double[2 * BINS];
        Arrays.setAll(edges, i -> low + Math.ceilDiv(i, 2) * width);
        return edges;
    }

    private static double[] counts(Quantity quantity, double low, double width) {
        double[] counts = new double[2 * BINS];
        for (double value : quantity.values()) {
            int bin = Math.clamp((long) ((value - low) / width), 0, BINS - 1);
            counts[2 * bin]++;
            counts[2 * bin + 1]++;
        }
        return counts;
    }

    private static Plot map(Quantity before, Quantity after) {
        double[] index = new double[after.values().length];
        Arrays.setAll(index, i -> i);
        String instances = after.scope() == Cell.Scope.DRIVER ? "driver" : "column";
        return new Plot(WIDTH, HEIGHT, instances + ", hemisphere by hemisphere", after.unit())
                .legendBelow()
                .xRange(0, index.length)
                .points("before", index, before.values())
                .points("after", index, after.values());
    }

    private static double lowest(Quantity quantity) {
        return Arrays.stream(quantity.values()).min().orElse(0);
    }

    private static double highest(Quantity quantity) {
        return Arrays.stream(quantity.values()).max().orElse(0);
    }
}
