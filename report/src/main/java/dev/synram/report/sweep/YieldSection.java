package dev.synram.report.sweep;

import dev.synram.experiment.accuracy.AccuracyInterval;
import dev.synram.experiment.sweep.analysis.Share;
import dev.synram.experiment.sweep.analysis.YieldCurve;
import dev.synram.report.chart.xy.Axis;
import dev.synram.report.chart.xy.Series;
import dev.synram.report.chart.xy.XyChart;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The share of chips above an accuracy. */
final class YieldSection {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 320;
    private static final int TABLE_STEP = 6;

    private YieldSection() {}

    static Section of(List<YieldCurve> curves) {
        List<Series> series = new ArrayList<>();
        for (YieldCurve curve : curves) {
            String name = curve.setting().isEmpty() ? "yield" : curve.setting();
            series.add(line(name, curve, Share::value));
            if (curves.size() == 1 && curve.independent()) {
                series.add(line(
                        "95 % interval, low", curve, share -> share.interval().low()));
                series.add(line(
                        "95 % interval, high", curve, share -> share.interval().high()));
            }
        }
        XyChart chart = new XyChart(
                "Yield", Axis.of("accuracy, %"), Axis.exactly("chips with at least that, %", 0, 100), series);
        return Section.of(
                "Yield",
                new Chart(
                        chart.draw(WIDTH, HEIGHT),
                        "",
                        curves.stream().map(YieldSection::table).toList()),
                "The share of chips whose accuracy is at least as high. Intervals are for chips of that kind, where every row is another chip; the test samples are the same on all. Chips that could not be measured count as below.");
    }

    private static Series line(String name, YieldCurve curve, ToDoubleFunction<Share> height) {
        return Series.line(
                name,
                curve.points().stream()
                        .mapToDouble(point -> 100 * point.accuracy())
                        .toArray(),
                curve.points().stream()
                        .mapToDouble(point -> 100 * height.applyAsDouble(point.yield()))
                        .toArray());
    }

    private static Table table(YieldCurve curve) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < curve.points().size(); i += TABLE_STEP) {
            YieldCurve.Point point = curve.points().get(i);
            AccuracyInterval interval = point.yield().interval();
            rows.add(List.of(
                    Units.percent(point.accuracy()),
                    Units.percent(point.yield().value()),
                    curve.independent()
                            ? Decimal.of(100 * interval.low(), 2) + " to " + Units.percent(interval.high())
                            : "–",
                    point.yield().chips() + " of " + point.yield().of()));
        }
        return new Table(
                curve.setting().isEmpty() ? "Yield" : "Yield: " + curve.setting(),
                List.of("accuracy", "yield", "95 % interval", "rows"),
                rows);
    }
}
