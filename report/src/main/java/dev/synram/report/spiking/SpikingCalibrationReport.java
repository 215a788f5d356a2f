package dev.synram.report.spiking;

import dev.synram.calibration.measurement.Quantity;
import dev.synram.calibration.spiking.SpikingCalibrated;
import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingMetrics;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.report.CalibrationRows;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.xy.Axis;
import dev.synram.report.chart.xy.Series;
import dev.synram.report.chart.xy.XyChart;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Content;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Parts;
import dev.synram.report.page.ReportPage;
import dev.synram.report.page.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** The page of a calibration for spiking neurons: every quantity before and after as a table, histograms and maps. */
public final class SpikingCalibrationReport {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 220;
    private static final int BINS = 40;

    private final SpikingCalibrated calibrated;
    private final String state;

    /** Makes a report. */
    public SpikingCalibrationReport(SpikingCalibrated calibrated) {
        this.calibrated = calibrated;
        SpikingCalibration calibration = calibrated.calibration();
        state = new CalibrationState(calibration.effort().label(), calibration.ageHours()).label();
    }

    /** The page as HTML. */
    public String page() {
        SpikingCalibration calibration = calibrated.calibration();
        List<Section> sections = new ArrayList<>();
        sections.add(Section.table(
                "Every quantity before and after",
                "Mean and standard deviation over all neurons, measured through the chip's own ADCs before and right after calibration; before, some neurons have no measurable value, which counts as 0.",
                List.of("quantity", "before", "after", "unit"),
                calibration.figures().stream().map(CalibrationRows::of).toList()));
        sections.add(deviations(calibrated.after().standardDeviations()));
        sections.add(Section.table(
                "Settings",
                "A setting fails if it ended at a bound of its cell or, with best effort, if its residual is out of tolerance.",
                List.of("cell", "lowest", "median", "highest", "failed"),
                calibration.settings().stream().map(CalibrationRows::of).toList()));
        for (Quantity after : calibrated.after().quantities()) {
            sections.add(quantity(calibrated.before().quantity(after.name()), after));
        }
        int neurons = calibration.neurons().size();
        int failed = calibration.failedNeurons();
        return new ReportPage(
                        ReportPage.Kind.CALIBRATION,
                        "Spiking calibration of " + calibration.chip(),
                        "Measured with seed %s, %s; %s of %s neurons are calibrated."
                                .formatted(calibration.seed(), state, neurons - failed, neurons),
                        "spiking, %s of %s neurons calibrated, %s".formatted(neurons - failed, neurons, state),
                        sections)
                .html();
    }

    private static Section deviations(SpikingMetrics.StandardDeviations after) {
        return Section.table(
                "Calibrated neurons",
                "Standard deviations over neurons all of whose settings succeeded.",
                List.of("quantity", "standard deviation"),
                List.of(
                        List.of("Leak potential", Decimal.of(after.leakLsb(), 2) + " LSB"),
                        List.of("Reset potential", Decimal.of(after.resetLsb(), 2) + " LSB"),
                        List.of("Threshold", Decimal.of(after.thresholdLsb(), 2) + " LSB"),
                        List.of("Membrane time constant", percent(after.tauMemPercent())),
                        List.of("Excitatory time constant", percent(after.tauSynExcitatoryPercent())),
                        List.of("Inhibitory time constant", percent(after.tauSynInhibitoryPercent())),
                        List.of("PSP height", percent(after.pspHeightPercent()))));
    }

    private static String percent(double value) {
        return Decimal.of(value, 1) + " %";
    }

    private static Section quantity(Quantity before, Quantity after) {
        List<Content> charts = new ArrayList<>();
        charts.add(Chart.of(histogram(before, after)));
        for (int hemisphere = 0; hemisphere * ChipGeometry.COLUMNS < after.values().length; hemisphere++) {
            charts.add(Chart.of(map(before, after, hemisphere)));
        }
        String name = after.name();
        return new Section(
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), List.of(Parts.grid(charts)), "");
    }

    private static Svg histogram(Quantity before, Quantity after) {
        double[] all = DoubleStream.concat(Arrays.stream(before.values()), Arrays.stream(after.values()))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double low = all.length == 0 ? 0 : all[0];
        double high = Math.max(all.length == 0 ? 1 : all[all.length - 1], low + 1e-9);
        return new XyChart(
                        "Histogram of " + after.name(),
                        Axis.of(after.unit()),
                        Axis.of("neurons", 0, 1),
                        List.of(
                                Series.histogram("before", before.values(), low, high, BINS),
                                Series.histogram("after", after.values(), low, high, BINS)))
                .draw(WIDTH, HEIGHT);
    }

    private static Svg map(Quantity before, Quantity after, int hemisphere) {
        int first = hemisphere * ChipGeometry.COLUMNS;
        double[] columns = new double[ChipGeometry.COLUMNS];
        Arrays.setAll(columns, column -> column);
        return new XyChart(
                        "Hemisphere %s: %s over columns".formatted(hemisphere, after.name()),
                        Axis.exactly("column of hemisphere " + hemisphere, 0, ChipGeometry.COLUMNS),
                        Axis.of(after.unit()),
                        List.of(
                                Series.points("before", columns, part(before, first)),
                                Series.points("after", columns, part(after, first))))
                .draw(WIDTH, HEIGHT);
    }

    private static double[] part(Quantity quantity, int first) {
        return Arrays.copyOfRange(quantity.values(), first, first + ChipGeometry.COLUMNS);
    }
}
