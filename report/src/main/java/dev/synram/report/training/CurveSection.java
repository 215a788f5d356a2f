package dev.synram.report.training;

import dev.synram.experiment.checkpoint.EpochRecord;
import dev.synram.experiment.result.training.TrainingResult;
import dev.synram.report.chart.scale.Range;
import dev.synram.report.chart.xy.Axis;
import dev.synram.report.chart.xy.Series;
import dev.synram.report.chart.xy.XyChart;
import dev.synram.report.page.Chart;
import dev.synram.report.page.Content;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Parts;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Accuracies over epochs, in float and with the chip in the loop, on axes that can be compared. */
final class CurveSection {

    private static final int WIDTH = 470;
    private static final int HEIGHT = 260;

    private CurveSection() {}

    /** The section. */
    static Section of(TrainingResult result) {
        Range accuracies =
                Range.of(Stream.of(result.hostHistory(), result.history()).flatMapToDouble(CurveSection::all));
        Axis axis = Axis.of("accuracy (%)", accuracies.low(), accuracies.high());
        List<Content> charts = new ArrayList<>();
        if (!result.hostHistory().isEmpty()) {
            charts.add(chart("Training in float on the host", result.hostHistory(), axis));
        }
        if (!result.history().isEmpty()) {
            charts.add(chart("Training with the chip in the loop", result.history(), axis));
        }
        return Section.of(
                "Training",
                Parts.grid(charts),
                "Held-out samples are test samples, whose accuracy does not affect training: the last epoch is used. With early "
                        + "stopping they are every tenth training sample, and the best epoch is used.");
    }

    private static DoubleStream all(List<EpochRecord> history) {
        return history.stream()
                .flatMapToDouble(epoch -> DoubleStream.of(100 * epoch.trainAccuracy(), 100 * epoch.heldOutAccuracy()));
    }

    private static Chart chart(String title, List<EpochRecord> history, Axis axis) {
        double[] epochs =
                IntStream.rangeClosed(1, history.size()).asDoubleStream().toArray();
        XyChart chart = new XyChart(
                title,
                Axis.whole("epoch", 0.5, history.size() + 0.5),
                axis,
                List.of(
                        Series.markedLine("training", epochs, percents(history, EpochRecord::trainAccuracy)),
                        Series.markedLine("held out", epochs, percents(history, EpochRecord::heldOutAccuracy))));
        List<List<String>> rows = IntStream.range(0, history.size())
                .mapToObj(i -> row(i + 1, history.get(i)))
                .toList();
        return new Chart(
                chart.draw(WIDTH, HEIGHT),
                title,
                List.of(new Table(title, List.of("epoch", "loss", "training", "held out"), rows)));
    }

    private static List<String> row(int number, EpochRecord epoch) {
        return List.of(
                Integer.toString(number),
                Decimal.of(epoch.loss(), 4),
                Units.percent(epoch.trainAccuracy()),
                Units.percent(epoch.heldOutAccuracy()));
    }

    private static double[] percents(List<EpochRecord> history, ToDoubleFunction<EpochRecord> share) {
        return history.stream()
                .mapToDouble(epoch -> 100 * share.applyAsDouble(epoch))
                .toArray();
    }
}
