package dev.synram.report;

import dev.synram.calibration.Calibrated;
import dev.synram.calibration.Calibration;
import dev.synram.calibration.measurement.Quantity;
import dev.synram.chip.Cell;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.xy.Axis;
import dev.synram.report.chart.xy.Series;
import dev.synram.report.chart.xy.XyChart;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Parts;
import dev.synram.report.page.ReportPage;
import dev.synram.report.page.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The page of a calibration: every quantity before and after as a table, histograms and maps. */
public final class CalibrationReport {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 220;
    private static final int BINS = 40;

    private final Calibrated calibrated;

    /** Makes a report. */
    public CalibrationReport(Calibrated calibrated) {
        this.calibrated = calibrated;
    }

    /** The page as HTML. */
    public String page() {
        Calibration calibration = calibrated.calibration();
        List<Section> sections = new ArrayList<>();
        sections.add(Section.table(
                "Every quantity before and after",
                "Mean and standard deviation over all instances, measured through the chip's own ADCs before and right after calibration.",
                List.of("quantity", "before", "after", "unit"),
                calibration.figures().stream().map(CalibrationRows::of).toList()));
        sections.add(Section.table(
                "Settings",
                "An instance fails if its setting ended at a bound of its cell or, with best effort, its residual is out of tolerance.",
                List.of("cell", "lowest", "median", "highest", "failed"),
                calibration.settings().stream().map(CalibrationRows::of).toList()));
        for (Quantity after : calibrated.after().quantities()) {
            Quantity before = calibrated.before().quantity(after.name());
            sections.add(new Section(
                    after.name().substring(0, 1).toUpperCase(Locale.ROOT)
                            + after.name().substring(1),
                    List.of(Parts.grid(
                            List.of(Chart.of(histogram(before, after)), Chart.of(instances(before, after))))),
                    ""));
        }
        String state = CalibrationState.of(calibration).label();
        String gain = Decimal.of(calibration.after().gain(), 5);
        String noise = Decimal.of(calibration.after().temporalNoise(), 2);
        return new ReportPage(
                        ReportPage.Kind.CALIBRATION,
                        "Calibration of " + calibration.chip(),
                        "Measured with seed %s. With this calibration (%s), the gain is %s LSB and the noise %s LSB."
                                .formatted(calibration.seed(), state, gain, noise),
                        "gain %s LSB, noise %s LSB, %s".formatted(gain, noise, state),
                        sections)
                .html();
    }

    private static Svg histogram(Quantity before, Quantity after) {
        double low = Math.min(lowest(before), lowest(after));
        double high = Math.max(Math.max(highest(before), highest(after)), low + 1e-9);
        return new XyChart(
                        "Histogram of " + after.name(),
                        Axis.of(after.unit()),
                        Axis.of("instances", 0, 1),
                        List.of(
                                Series.histogram("before", before.values(), low, high, BINS),
                                Series.histogram("after", after.values(), low, high, BINS)))
                .draw(WIDTH, HEIGHT);
    }

    private static Svg instances(Quantity before, Quantity after) {
        double[] index = new double[after.values().length];
        Arrays.setAll(index, i -> i);
        String instances = after.scope() == Cell.Scope.DRIVER ? "driver" : "column";
        return new XyChart(
                        "Each %s: %s".formatted(instances, after.name()),
                        Axis.exactly(instances + ", hemisphere by hemisphere", 0, index.length),
                        Axis.of(after.unit()),
                        List.of(
                                Series.points("before", index, before.values()),
                                Series.points("after", index, after.values())))
                .draw(WIDTH, HEIGHT);
    }

    private static double lowest(Quantity quantity) {
        return Arrays.stream(quantity.values()).min().orElse(0);
    }

    private static double highest(Quantity quantity) {
        return Arrays.stream(quantity.values()).max().orElse(0);
    }
}
