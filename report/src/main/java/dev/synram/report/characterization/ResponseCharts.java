package dev.synram.report.characterization;

import static dev.synram.chip.geometry.ChipGeometry.COLUMNS;

import dev.synram.calibration.characterization.Characterization;
import dev.synram.calibration.characterization.Point;
import dev.synram.calibration.characterization.PublishedSweep;
import dev.synram.calibration.characterization.TransferCurve;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.xy.Axis;
import dev.synram.report.chart.xy.Series;
import dev.synram.report.chart.xy.XyChart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Charts of how a chip responds.
 *
 * @param measured the measured points
 */
public record ResponseCharts(Characterization measured) {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 440;
    private static final double FULL_SCALE = 150;
    private static final Axis WEIGHTS = Axis.exactly("weight", -65, 65);
    private static final Axis RESULTS = Axis.of("result (CADC LSB)", -FULL_SCALE, FULL_SCALE);

    /** Results over weights for each activation, with error bars over runs. */
    public Svg amplitudes() {
        List<Series> series = new ArrayList<>();
        for (int input : measured.inputs()) {
            List<Point> points = measured.amplitudes().stream()
                    .filter(point -> point.input() == input)
                    .toList();
            series.add(Series.points(
                    "input %s".formatted(input),
                    of(points, Point::weight),
                    of(points, Point::mean),
                    of(points, Point::deviation)));
        }
        return new XyChart("Results over weights", WEIGHTS, RESULTS, series).draw(WIDTH, HEIGHT);
    }

    /** Results of one row with 100 sends, beside the published ones. */
    public Svg rowSweep() {
        List<Point> points = measured.rowSweep();
        List<PublishedSweep> published = PublishedSweep.RANGES;
        return new XyChart(
                        "Results of one row with 100 sends over weights",
                        WEIGHTS,
                        RESULTS,
                        List.of(
                                Series.points(
                                        "this chip",
                                        of(points, Point::weight),
                                        of(points, Point::mean),
                                        of(points, Point::deviation)),
                                Series.markedLine(
                                        "published mean, standard deviation of columns",
                                        of(published, range -> (range.fromWeight() + range.toWeight()) / 2.0),
                                        of(published, PublishedSweep::mean),
                                        of(published, PublishedSweep::standardDeviation))))
                .draw(WIDTH, HEIGHT);
    }

    /** Standard deviations over runs for each mean result. */
    public Svg noise() {
        return new XyChart(
                        "Noise over results",
                        Axis.of("mean result (CADC LSB)"),
                        Axis.of("standard deviation (LSB)", 0, 4),
                        List.of(
                                Series.points(
                                        "all inputs, one send",
                                        of(measured.amplitudes(), Point::mean),
                                        of(measured.amplitudes(), Point::deviation)),
                                Series.points(
                                        "one row, 100 sends",
                                        of(measured.rowSweep(), Point::mean),
                                        of(measured.rowSweep(), Point::deviation))))
                .draw(WIDTH, HEIGHT);
    }

    /** Mean results of every column for the same weight. */
    public Svg columns() {
        List<Series> series = new ArrayList<>();
        int hemispheres = measured.map().size() / COLUMNS;
        for (int hemisphere = 0; hemisphere < hemispheres; hemisphere++) {
            List<Point> points = measured.map().subList(hemisphere * COLUMNS, (hemisphere + 1) * COLUMNS);
            series.add(Series.points("hemisphere " + hemisphere, of(points, Point::column), of(points, Point::mean)));
        }
        return new XyChart(
                        "Results over columns",
                        Axis.exactly("column", 0, COLUMNS),
                        Axis.of("result (CADC LSB)"),
                        series)
                .draw(WIDTH, HEIGHT);
    }

    /** Readings of the CADC over its input voltage. */
    public Svg transfer() {
        List<TransferCurve> curve = measured.transfer();
        double[] cells = of(curve, TransferCurve::cell);
        return new XyChart(
                        "Transfer curve of the CADC",
                        Axis.of("value of the voltage cell"),
                        Axis.of("reading (LSB)"),
                        List.of(
                                Series.line("mean", cells, of(curve, TransferCurve::mean)),
                                Series.line("lowest channel", cells, of(curve, TransferCurve::lowest)),
                                Series.line("highest channel", cells, of(curve, TransferCurve::highest))))
                .draw(WIDTH, HEIGHT);
    }

    private static <T> double[] of(List<T> items, ToDoubleFunction<T> value) {
        return items.stream().mapToDouble(value).toArray();
    }
}
