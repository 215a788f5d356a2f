package dev.synram.report.spiking;

import dev.synram.experiment.spiking.learning.SpikingEpoch;
import dev.synram.experiment.spiking.learning.SpikingTrainingResult;
import dev.synram.report.chart.svg.Svg;
import dev.synram.report.chart.xy.Axis;
import dev.synram.report.chart.xy.Series;
import dev.synram.report.chart.xy.XyChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The learning curve of a spiking network.
 *
 * @param result of the training
 */
record LearningCurve(SpikingTrainingResult result) {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 240;
    private static final double PERCENT = 100;

    /** Accuracy on training samples over epochs. */
    Svg chart() {
        List<Series> series = new ArrayList<>();
        addHistory("on the host", epoch -> !epoch.inLoop(), series);
        addHistory("chip in the loop", SpikingEpoch::inLoop, series);
        return new XyChart(
                        "Accuracy on training samples over epochs",
                        Axis.whole("epoch", 1, Math.max(2, result.history().size())),
                        Axis.of("accuracy (%)"),
                        series)
                .draw(WIDTH, HEIGHT);
    }

    private void addHistory(String name, Predicate<SpikingEpoch> chosen, List<Series> series) {
        int[] epochs = IntStream.range(0, result.history().size())
                .filter(epoch -> chosen.test(result.history().get(epoch)))
                .toArray();
        if (epochs.length > 0) {
            series.add(Series.markedLine(
                    name,
                    Arrays.stream(epochs).mapToDouble(epoch -> epoch + 1).toArray(),
                    Arrays.stream(epochs)
                            .mapToDouble(epoch ->
                                    PERCENT * result.history().get(epoch).trainingAccuracy())
                            .toArray()));
        }
    }
}
