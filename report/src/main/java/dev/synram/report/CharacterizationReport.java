package dev.synram.report;

import static dev.synram.chip.ChipGeometry.COLUMNS;

import dev.synram.calibration.characterization.Characterization;
import dev.synram.calibration.characterization.Point;
import dev.synram.calibration.characterization.PublishedSweep;
import dev.synram.calibration.characterization.ResponseMetrics;
import dev.synram.calibration.characterization.TransferCurve;
import dev.synram.experiment.result.CharacterizationResult;
import dev.synram.report.chart.Plot;
import dev.synram.report.page.CalibrationTable;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.FigurePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The charts and the page of a characterization. */
public final class CharacterizationReport {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 560;
    private static final double FULL_SCALE = 140;

    private final Characterization measured;
    private final CharacterizationResult result;
    private final Plot amplitudes;

    /**
     * Makes a report.
     *
     * @param result of the measurement, with the state of the chip
     */
    public CharacterizationReport(Characterization measured, CharacterizationResult result) {
        this.measured = measured;
        this.result = result;
        amplitudes = amplitudes();
    }

    /** The main chart as SVG. */
    public String figureSvg() {
        return amplitudes.svg();
    }

    /** The main chart as PNG. */
    public byte[] figurePng() {
        return amplitudes.png();
    }

    /** All metrics and charts on one self-contained page. */
    public String page() {
        return FigurePage.render(
                "Characterization of " + measured.chip(),
                "The chip was %s. Means and standard deviations are over %d runs; all columns used by the sweep are shown, for all hemispheres."
                        .formatted(result.state(), measured.runs()),
                sections());
    }

    private List<FigurePage.Section> sections() {
        ResponseMetrics metrics = measured.figures();
        List<FigurePage.Section> sections = new ArrayList<>(List.of(
                FigurePage.Section.table(
                        "Metrics",
                        "",
                        List.of("", "", "published, calibrated"),
                        List.of(
                                row("Gain", Decimal.of(metrics.gain(), 5) + " LSB", "0.0018 to 0.0020 LSB"),
                                row("Temporal noise", Decimal.of(metrics.temporalNoise(), 2) + " LSB", "about 2 LSB"),
                                row(
                                        "Fixed pattern, 30 to 80 LSB",
                                        Decimal.of(metrics.fixedPatternPercent(), 1) + " %",
                                        ""),
                                row("Linearity, R²", Decimal.of(metrics.linearityR2(), 5), ""),
                                row(
                                        "Upper saturation",
                                        Decimal.of(metrics.saturationHigh(), 0) + " LSB",
                                        "127 LSB, hard"),
                                row(
                                        "Lower saturation",
                                        Decimal.of(metrics.saturationLow(), 0) + " LSB",
                                        "-105 to -115 LSB, soft"))),
                FigurePage.Section.plot(
                        "Results over weights",
                        "All 128 inputs have the same activation, with one send. Each column has a different weight.",
                        amplitudes.svg()),
                FigurePage.Section.plot(
                        "One row, 100 sends, input 12",
                        "Results saturate at both ends. Published means are digitized from the public tutorial's figure.",
                        rowSweep().svg()),
                FigurePage.Section.plot(
                        "Noise over results",
                        "Standard deviation over runs for each point of the two sweeps.",
                        noise().svg()),
                FigurePage.Section.plot(
                        "Map over columns",
                        "The same weight on all columns and activation 8 on 128 inputs: means over runs.",
                        map().svg()),
                FigurePage.Section.plot(
                        "Transfer curve of the CADC",
                        "All channels read the same voltage, given as the value of an analog cell.",
                        transfer().svg())));
        if (!result.calibrationComparison().isEmpty()) {
            sections.add(1, CalibrationTable.ofResponses(result.calibrationComparison()));
        }
        return sections;
    }

    private static List<String> row(String... cells) {
        return List.of(cells);
    }

    private Plot amplitudes() {
        Plot plot = new Plot(WIDTH, HEIGHT, "weight", "result (CADC LSB)")
                .yRange(-FULL_SCALE, FULL_SCALE)
                .xRange(-65, 65);
        for (int input : measured.inputs()) {
            List<Point> of = measured.amplitudes().stream()
                    .filter(point -> point.input() == input)
                    .toList();
            plot.points(
                    "input %d".formatted(input), of(of, Point::weight), of(of, Point::mean), of(of, Point::deviation));
        }
        return plot;
    }

    private Plot rowSweep() {
        List<Point> points = measured.rowSweep();
        List<PublishedSweep> published = PublishedSweep.RANGES;
        return new Plot(WIDTH, HEIGHT, "weight", "result (CADC LSB)")
                .yRange(-FULL_SCALE, FULL_SCALE)
                .xRange(-65, 65)
                .points("this chip", of(points, Point::weight), of(points, Point::mean), of(points, Point::deviation))
                .lineWithErrors(
                        "published mean, standard deviation of columns",
                        published.stream()
                                .mapToDouble(r -> (r.fromWeight() + r.toWeight()) / 2.0)
                                .toArray(),
                        published.stream().mapToDouble(PublishedSweep::mean).toArray(),
                        published.stream()
                                .mapToDouble(PublishedSweep::standardDeviation)
                                .toArray());
    }

    private Plot noise() {
        return new Plot(WIDTH, HEIGHT, "mean result (CADC LSB)", "standard deviation (LSB)")
                .legend(LegendPosition.InsideNE)
                .yRange(0, 4)
                .points(
                        "all inputs, one send",
                        of(measured.amplitudes(), Point::mean),
                        of(measured.amplitudes(), Point::deviation))
                .points(
                        "one row, 100 sends",
                        of(measured.rowSweep(), Point::mean),
                        of(measured.rowSweep(), Point::deviation));
    }

    private Plot map() {
        Plot plot = new Plot(WIDTH, HEIGHT, "column", "result (CADC LSB)")
                .xRange(0, COLUMNS)
                .legendBelow();
        int hemispheres = measured.map().size() / COLUMNS;
        for (int hemisphere = 0; hemisphere < hemispheres; hemisphere++) {
            List<Point> points = measured.map().subList(hemisphere * COLUMNS, (hemisphere + 1) * COLUMNS);
            plot.points("hemisphere " + hemisphere, of(points, Point::column), of(points, Point::mean));
        }
        return plot;
    }

    private Plot transfer() {
        List<TransferCurve> curve = measured.transfer();
        double[] cells = of(curve, TransferCurve::cell);
        return new Plot(WIDTH, HEIGHT, "value of the voltage cell", "reading (LSB)")
                .line("mean", cells, of(curve, TransferCurve::mean))
                .line("lowest channel", cells, of(curve, TransferCurve::lowest))
                .line("highest channel", cells, of(curve, TransferCurve::highest));
    }

    private static <T> double[] of(List<T> items, ToDoubleFunction<T> value) {
        return items.stream().mapToDouble(value).toArray();
    }

    /** The measured points as CSV, one per line. */
    public String csv() {
        StringBuilder csv = new StringBuilder("hemisphere,column,weight,input,mean,std\n");
        for (Point point : measured.amplitudes()) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%d,%d,%.4f,%.4f\n",
                    point.hemisphere(),
                    point.column(),
                    point.weight(),
                    point.input(),
                    point.mean(),
                    point.deviation()));
        }
        return csv.toString();
    }
}
